import { expect, test } from "vitest";
import { renderPage } from "#components/ui/testing.tsx";
import { CATALOGUE } from "#messages/catalogue.ts";
import { LOCALES } from "#messages/routing.ts";
import { CHECKS, type Outcome, type Verification } from "#server/proof/receipt/receipt.schema.ts";
import { VerifyAnswer } from "./verify-answer.tsx";
import { VerifyExplanation } from "./verify-explanation.tsx";
import { VerifyForm } from "./verify-form.tsx";

const id = "0193f0a0-0000-7000-8000-000000000001";
const found = (outcome: Outcome, fromPaper = false): Verification => ({
  ...{ outcome, fromPaper },
  checks: CHECKS.map((name, i) => ({ name, outcome: i === 3 ? outcome : "passed" })),
  event: {
    v: "koprogo.vote/1",
    association: id,
    meeting: id,
    resolution: id,
    entitlement: id,
    sequence: 2,
    choice: "abstain",
    shares: "1250",
    castBy: id,
    proxy: null,
    channel: "remote",
    byOperator: false,
    at: "2026-11-21T19:04:05.678Z",
    salt: "0f".repeat(32),
  },
  anchored: { block: 12, at: "2026-11-21T20:00:00Z", final: true },
});

const OUTCOMES: readonly Outcome[] = ["passed", "waiting", "failed", "unknown"];

test.each(LOCALES)("every outcome is said in %s, with all its checks", (locale) => {
  for (const outcome of OUTCOMES) {
    const html = renderPage(<VerifyAnswer found={found(outcome)} />, locale);
    expect(html).toContain('role="status"');
    expect(html.match(/<li /g)).toHaveLength(CHECKS.length);
  }
  renderPage(<VerifyExplanation />, locale);
});

test("the answer tells the vote, the block and the moment in Belgium", () => {
  const html = renderPage(<VerifyAnswer found={found("passed")} />);
  expect(html).toContain("Ce vote est, inchangé, dans le résultat ancré.");
  expect(html).toContain("Abstention");
  expect(html).toContain("bloc 12");
  expect(html).toMatch(/21 novembre 2026.*21:00/);
  expect(html).not.toContain(id);
});

test.each(LOCALES)("what was voted on paper is told so in %s, beside what is checked", (locale) => {
  const { paper, fact } = CATALOGUE[locale].proof.verify;
  const html = renderPage(<VerifyAnswer found={found("passed", true)} />, locale);
  for (const said of [paper.title, paper.text, fact.inRoom]) expect(html).toContain(said);
  expect(html).not.toContain(fact.at);
  const onScreen = renderPage(<VerifyAnswer found={found("passed")} />, locale);
  expect(onScreen).not.toContain(paper.title);
  expect(onScreen).toContain(fact.at);
});

test("a receipt that fails is never said to be anchored", () => {
  const html = renderPage(<VerifyAnswer found={found("failed")} />);
  expect(html).toContain("Ce reçu ne concorde pas.");
  expect(html).toContain("Échec");
  expect(html).not.toContain("bloc 12");
});

test("the form takes a file or a text, neither of them by itself required", () => {
  const action = () => Promise.resolve({ values: {}, problems: [] });
  const html = renderPage(<VerifyForm action={action} />);
  expect(html).toMatch(/type="file"[^>]*name="file"|name="file"[^>]*type="file"/);
  expect(html).toMatch(/<textarea[^>]*name="text"/);
  expect(html).toContain("Vérifier ce reçu");
});
