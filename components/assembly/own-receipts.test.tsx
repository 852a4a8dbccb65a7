import { expect, test } from "vitest";
import { renderPage } from "#components/ui/testing.tsx";
import { LOCALES } from "#messages/routing.ts";
import type { ReceiptLine } from "#server/assembly/ballot/ballot.schema.ts";
import { OwnReceipts } from "./own-receipts.tsx";

const line = {
  ...{
    entitlementId: "e",
    on: "2026-05-20",
    item: 3,
    text: null,
    names: "Ana Peeters",
    onPaper: false,
  },
  ...{ sequence: null, lots: [] },
};
const receipts: readonly ReceiptLine[] = [
  { ...line, meetingId: "m2", resolutionId: "r1" },
  { ...line, meetingId: "m2", resolutionId: "r2", item: 4, text: 2 },
  { ...line, meetingId: "m1", resolutionId: "r3", on: "2025-05-21" },
];

test.each(LOCALES)("each meeting has its receipts in %s", (locale) => {
  const html = renderPage(<OwnReceipts associationId="a" receipts={receipts} />, locale);
  expect(html.match(/<h3/g)).toHaveLength(2);
  expect(html.match(/download=""/g)).toHaveLength(3);
});

test("a receipt is named by its text, and leads to its file", () => {
  const html = renderPage(<OwnReceipts associationId="a" receipts={receipts} />);
  expect(html).toContain('href="/api/receipts/a/m2/r2/e"');
  expect(html).toContain("Reçu du point 4, texte 2, Ana Peeters");
  expect(html).toContain("Assemblée du 21 mai 2025");
});

test("who never voted is told of no receipts", () => {
  expect(renderPage(<OwnReceipts associationId="a" receipts={[]} />)).toBe("");
});
