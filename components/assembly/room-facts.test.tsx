import { expect, test } from "vitest";
import { renderPage } from "#components/ui/testing.tsx";
import { LOCALES } from "#messages/routing.ts";
import {
  type HandHead,
  type HandProblem,
  planHands,
  STANDINGS,
} from "#server/assembly/ballot/hands.rules.ts";
import type { BallotView } from "#server/assembly/ballot/view.queries.ts";
import { BREACH_KINDS, type BreachLine } from "#server/assembly/breach/breach.rules.ts";
import { DISPOSALS, type ItemMotions } from "#server/assembly/motion/motion.rules.ts";
import { HandsForm } from "./hands-form.tsx";
import { HandsPeople } from "./hands-people.tsx";
import { HandsPreview } from "./hands-preview.tsx";
import { MotionLines, VoterBreaches } from "./motion-lines.tsx";

const AT = "2026-05-20T18:00:00Z";
const UNRESOLVED = /assembly\.|hands\.\w|undefined|\[object|NaN/;

const heads: readonly HandHead[] = STANDINGS.map((standing, index) => ({
  ...{ entitlementId: `head-${index}`, number: index + 1, names: [`Nom ${index}`] },
  ...{ carrier: index === 0 ? "Zoé Maes" : null, whole: true },
  ...{ lots: [{ lotId: `lot-${index}`, code: `L${index}`, votes: 100n }], votes: 100n, standing },
}));
const ballot: BallotView = {
  ...{
    resolutionId: "text",
    itemId: "item",
    item: 3,
    number: "3",
    title: "Toiture",
    text: "Isoler.",
  },
  ...{ decisionType: "D-14", majority: "twoThirds", article: "3.88 §1 1° b", state: "open" },
  ...{ electorate: null, turnout: { heads: 0, shares: 0n }, result: null, exclusions: [] },
  ...{ perhapsInConflict: [], sole: false },
};
const nothing = { others: "for", for: "", against: "", abstain: "" } as const;
const record = async () => ({ values: {}, problems: [] });

function preview(against: string, shown = heads) {
  const said = { ...nothing, against };
  const plan = planHands(shown, said);
  const view = { state: { opened: true, closed: false }, heads: shown, plan, mark: "0" };
  return { ballot, view, said, isAsked: true };
}

test.each(LOCALES)("a show of hands is shown before it is recorded, in %s", (locale) => {
  const form = renderPage(<HandsForm resolutionId="text" said={nothing} />, locale);
  const people = renderPage(<HandsPeople heads={heads} />, locale);
  const shown = preview("L0");
  const html = renderPage(<HandsPreview hands={shown} here="/x" record={record} />, locale);
  for (const page of [form, people, html]) expect(page).not.toMatch(UNRESOLVED);
  expect(html).toContain("Zoé Maes");
  // Somebody is at a distance and has not voted: the vote is not closed over his head.
  expect(html).not.toContain('value="close"');
  const far = ["remote", "telephone", "cut"];
  const all = heads.filter(({ standing }) => !far.includes(standing));
  const inRoom = preview("L0", all);
  expect(renderPage(<HandsPreview hands={inRoom} here="/x" record={record} />, locale)).toContain(
    'value="close"',
  );
});

test.each(LOCALES)("what cannot be recorded says why, in %s", (locale) => {
  const whys: HandProblem["why"][] = [
    ...(["unknown", "several", "twice"] as const),
    ...STANDINGS.filter((standing) => standing !== "free" && standing !== "telephone"),
  ];
  const problems = whys.map((why) => ({ word: `mot-${why}`, why, heads }));
  const shown = { ...preview(""), view: { ...preview("").view, plan: { votes: [], problems } } };
  const html = renderPage(<HandsPreview hands={shown} here="/x" record={record} />, locale);
  for (const why of whys) expect(html).toContain(`mot-${why}`);
  expect(html).not.toMatch(UNRESOLVED);
  expect(html).not.toContain('name="mark"');
});

test.each(LOCALES)("breaches and motions are said to every voter, in %s", (locale) => {
  const breaches = BREACH_KINDS.map(
    (kind, index): BreachLine => ({
      ...{ id: kind, kind, article: "3.87 §7", item: 2, statement: `Fait ${index}.` },
      ...{ reason: `Motif ${index}`, at: AT, recordedAt: AT, by: "Marc Delvaux" },
      ...{ corrects: index === 1 ? 1 : null, correctedBy: index === 0 ? 2 : null },
    }),
  );
  const html = renderPage(<VoterBreaches breaches={breaches} />, locale);
  for (const { statement, reason } of breaches) {
    expect(html).toContain(statement);
    expect(html).toContain(reason);
  }
  expect(html).not.toMatch(UNRESOLVED);
  for (const kind of DISPOSALS) {
    const disposals = [{ resolutionId: null, kind, reason: "Il manque un devis", at: AT }];
    const item: ItemMotions = {
      ...{ itemId: "item", position: 3, title: "Toiture", disposals, disposal: null },
      texts: [
        {
          ...{ resolutionId: "text", position: 1, convened: "Avant", opened: true, closed: true },
          amendments: [{ version: 2, text: "Après", reason: "Une coquille", at: AT }],
          ...{ reopened: { nextId: "text", reason: "Mal compté", at: AT }, reopens: "text" },
          closedAt: AT,
        },
      ],
    };
    const text = item.texts[0] ?? null;
    const page = renderPage(<MotionLines item={item} text={text} language="fr" />, locale);
    expect(page).not.toMatch(UNRESOLVED);
    for (const words of ["Avant", "Une coquille", "Mal compté"]) expect(page).toContain(words);
    expect(page.includes("Il manque un devis")).toBe(kind !== "resumed");
  }
});
