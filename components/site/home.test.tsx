import { expect, test } from "vitest";
import { renderPage } from "#components/ui/testing.tsx";
import { LOCALES } from "#messages/routing.ts";
import { ASKS, type Ask, type AskLine } from "#server/assembly/task/task.schema.ts";
import { Home } from "./home.tsx";

const line = (ask: Ask): AskLine => ({
  ask,
  meetingId: `m-${ask}`,
  startsAt: "2026-06-15T17:00:00Z",
  associationName: "Résidence du Parc",
  slug: "residence-du-parc",
  ballots: 2,
});
const home = { name: "Amina", asks: null, office: null, mayAdd: false, role: null };
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
  today: "2026-05-20",
  deadlines: [
    {
      id: "d",
      associationName: "Les Érables",
      slug: "les-erables",
      kind: "assembly.convocation",
      subjectId: "m",
      dueOn: "2026-05-30",
      article: "3.87 §3",
    },
  ],
};

test.each(LOCALES.flatMap((locale) => ASKS.map((ask) => [locale, ask] as const)))(
  "%s: an owner's home begins with what is asked: %s",
  (locale, ask) => {
    const html = renderPage(<Home {...home} asks={[line(ask), line("represented")]} />, locale);
    expect(html).toContain("Résidence du Parc");
    expect(html).toContain(`href="/${locale}/residence-du-parc/assembly/meetings/m-${ask}`);
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
  const html = renderPage(<Home {...home} office={office} mayAdd />);
  expect(html.indexOf("Délais légaux")).toBeLessThan(html.indexOf("Mes associations"));
  expect(html).toContain("Envoyer les convocations");
  expect(html).toContain("Dans 10 jours");
  expect(html).toContain("À convoquer");
  expect(html).toContain('href="/fr/associations/new"');
  expect(html).toContain('href="/fr/home/associations.csv?sort=lots"');
});

test("a deadline of a chapter still unknown is told by its article", () => {
  const deadlines = office.deadlines.map((row) => ({ ...row, kind: "works.inspection" }));
  const html = renderPage(<Home {...home} office={{ ...office, deadlines }} />);
  expect(html).toContain("Délai légal");
  expect(html).toContain("3.87 §3");
});

test("who is linked to nothing is told how to begin", () => {
  expect(renderPage(<Home {...home} />)).toContain("Ouvrez le lien de l’invitation");
  expect(renderPage(<Home {...home} mayAdd />)).toContain("Ajoutez la première");
});
