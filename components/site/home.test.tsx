import { expect, test } from "vitest";
import { renderPage } from "#components/ui/testing.tsx";
import { LOCALES } from "#messages/routing.ts";
import { ASKS, type Ask, type AskLine } from "#server/assembly/task/task.schema.ts";
import { DEADLINE_KINDS } from "#server/registry/deadline/deadline.schema.ts";
import type { Morning } from "#server/site/morning/morning.schema.ts";
import { Home } from "./home.tsx";

const line = (ask: Ask): AskLine => ({
  ask,
  meetingId: `m-${ask}`,
  startsAt: "2026-06-15T17:00:00Z",
  associationName: "Résidence du Parc",
  slug: "residence-du-parc",
  ballots: 2,
});
const home = {
  name: "Amina",
  asks: null,
  own: [],
  leaving: { lines: [], today: "2026-05-20" },
  office: null,
  morning: null,
  mayAdd: false,
  role: null,
};
const office = {
  rows: [
    {
      id: "1",
      slug: "les-erables",
      name: "Les Érables",
      town: "Namur",
      lots: 12,
      mandateEndsOn: "2027-12-31",
      meeting: { id: "m", startsAt: "2026-06-15T17:00:00Z", stage: "draft" as const },
    },
  ],
  page: 1,
  pages: 1,
  total: 1,
  query: { sort: "lots" },
};
const term = {
  id: "d",
  associationId: "a",
  associationName: "Les Érables",
  slug: "les-erables",
  kind: "assembly.convocation",
  subjectId: "m",
  dueOn: "2026-05-30",
  article: "3.87 §3",
  urgency: "soon" as const,
  assigneeId: null,
  assigneeName: "Els",
  laterUntil: null,
};
const nothing = async () => ({ values: {}, problems: [] });
const morning = (kind: string, rest: Partial<Morning> = {}) => ({
  morning: {
    today: "2026-05-20",
    queue: { law: [{ ...term, kind }], tasks: [], lawTotal: 30, taskTotal: 0 },
    waiting: [],
    troubles: [],
    term: null,
    ...rest,
  },
  query: {},
  colleagues: [{ accountId: "k", name: "Karim" }],
  finished: null,
  actions: { assign: nothing, dismiss: nothing, finish: nothing, putOff: nothing, reopen: nothing },
});

test.each(LOCALES.flatMap((locale) => ASKS.map((ask) => [locale, ask] as const)))(
  "%s: an owner's home begins with what is asked: %s",
  (locale, ask) => {
    const html = renderPage(<Home {...home} asks={[line(ask), line("represented")]} />, locale);
    expect(html).toContain("Résidence du Parc");
    const chapter =
      new Map([
        ["write", "written"],
        ["answer", "polls"],
      ]).get(ask) ?? "meetings";
    expect(html).toContain(`href="/${locale}/residence-du-parc/assembly/${chapter}/m-${ask}`);
    expect(html).not.toMatch(/site\.home/);
  },
);

test.each<[Ask, string]>([
  ["vote", "/vote"],
  ["join", "/vote"],
  ["sign", "/minutes"],
  ["prepare", ""],
])("%s is done at the meeting's %s", (ask, place) => {
  const html = renderPage(<Home {...home} asks={[line(ask)]} />);
  expect(html).toContain(`meetings/m-${ask}${place}"`);
});

test("an owner of whom nothing is asked reads so", () => {
  expect(renderPage(<Home {...home} asks={[]} />)).toContain("Rien ne vous est demandé");
});

test("a syndic's home begins with the legal deadlines, then his associations", () => {
  const desk = morning("assembly.convocation");
  const html = renderPage(<Home {...home} office={office} morning={desk} mayAdd />);
  expect(html.indexOf("Délais légaux")).toBeLessThan(html.indexOf("Les copropriétés du bureau"));
  expect(html).toContain("Envoyer les convocations");
  expect(html).toContain("rend ses décisions annulables");
  expect(html).toContain("Dans 10 jours");
  expect(html).toContain("Voir les 30 échéances");
  expect(html).toContain('href="/fr/home?term=d#see-to"');
  expect(html).toContain("À convoquer");
  expect(html).toContain('href="/fr/associations/new"');
});

const left = {
  mandateId: "m",
  associationName: "Les Tilleuls",
  slug: "les-tilleuls",
  endsOn: "2026-05-19",
  dueOn: "2026-06-18",
  handedOverOn: null,
  successor: null,
  readsUntil: "2027-05-19",
};

test.each(["fr", "nl", "de", "en"] as const)(
  "a former syndic's home says what he hands over, to whom, by when and what he reads (%s)",
  (locale) => {
    const done = {
      ...left,
      mandateId: "n",
      handedOverOn: "2026-05-19",
      successor: "Bureau Willems",
    };
    const leaving = { lines: [left, done], today: "2026-05-20" };
    const html = renderPage(<Home {...home} asks={null} leaving={leaving} />, locale);
    expect(html).toContain(`href="/${locale}/les-tilleuls/registry/mandates/m"`);
    expect(html).toContain("29");
    expect(html).toContain("2027");
    expect(html).toContain("Bureau Willems");
    expect(html).not.toMatch(/site\.(home|leaving)/);
  },
);

test("a deadline of a chapter still unknown is told by its article", () => {
  const html = renderPage(<Home {...home} office={office} morning={morning("works.inspection")} />);
  expect(html).toContain("Délai légal");
  expect(html).toContain("3.87 §3");
});

test.each(LOCALES)("%s: every kind of term says what it is and what follows", (locale) => {
  for (const kind of Object.keys(DEADLINE_KINDS)) {
    const desk = morning(kind, { term: { ...term, kind } });
    const html = renderPage(<Home {...home} office={office} morning={desk} />, locale);
    expect(html).not.toMatch(/registry\.deadline/);
  }
});

test("what only doing it can meet is not ticked; the rest is, is put off, is given", () => {
  const shown = (kind: string) =>
    renderPage(
      <Home {...home} office={office} morning={morning(kind, { term: { ...term, kind } })} />,
    );
  expect(shown("assembly.minutes")).not.toContain("Marquer comme fait");
  const html = shown("assembly.signatures");
  expect(html).toContain("Marquer comme fait");
  expect(html).toContain("Remettre à plus tard");
  expect(html).toContain('<option value="k">Karim</option>');
});

const trouble = { failureId: null, associationId: "a", associationName: "Les Érables" };
const lines = [
  { ...trouble, kind: "bounced" as const, about: "assembly.minutes", subjectId: "m", count: 2 },
  { ...trouble, kind: "anchor" as const, about: "assembly.meeting", subjectId: "m", count: 1 },
  { ...trouble, kind: "job" as const, failureId: "f", about: "send", subjectId: null, count: 1 },
].map((line) => ({ ...line, slug: "les-erables", at: "2026-05-20T02:00:00Z" }));

test.each(LOCALES)("%s: what went wrong comes with what to do about it", (locale) => {
  const waiting = [
    {
      ...{ kind: "letters" as const, associationName: "Les Érables", slug: "les-erables" },
      ...{ about: "assembly.convocation", subjectId: "m", count: 3 },
    },
  ];
  const everywhere = { ...lines[2], associationId: null, associationName: null, slug: null };
  const troubles = [...lines, { ...everywhere, kind: "job" as const }] as Morning["troubles"];
  const desk = morning("assembly.minutes", { troubles, waiting });
  const html = renderPage(<Home {...home} office={office} morning={desk} />, locale);
  expect(html).toContain(`href="/${locale}/les-erables/assembly/meetings/m/minutes"`);
  expect(html).toContain(`href="/${locale}/les-erables/proof"`);
  expect(html).toContain(`href="/${locale}/les-erables/assembly/meetings/m/convocation"`);
  expect(html).not.toMatch(/site\.home/);
});

test("who is linked to nothing is told how to begin", () => {
  expect(renderPage(<Home {...home} />)).toContain("Ouvrez le lien de l’invitation");
  expect(renderPage(<Home {...home} mayAdd />)).toContain("Ajoutez la première");
});
