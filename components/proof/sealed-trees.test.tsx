import { expect, test } from "vitest";
import { renderPage } from "#components/ui/testing.tsx";
import { LOCALES, type Locale } from "#messages/routing.ts";
import { type SealedTree, TREE_STATES } from "#server/proof/tree/tree.schema.ts";
import { SealedTrees } from "./sealed-trees.tsx";

const meeting = "0193f0a0-0000-7000-8000-0000000000aa";
const trees = TREE_STATES.map(
  (state, i): SealedTree => ({
    id: `0193f0a0-0000-7000-8000-00000000000${i}`,
    kind: "assembly.meeting",
    subjectId: meeting,
    size: 1_234,
    root: "ab".repeat(32),
    sealedAt: "2026-11-21T19:04:05.678Z",
    state,
    batch: i > 0 ? "cd".repeat(32) : null,
    anchored:
      i > 2
        ? {
            block: 12,
            at: "2026-11-21T20:00:00.000Z",
            chainId: 31_337,
            contract: `0x${"0c".repeat(20)}`,
            transaction: `0x${"ef".repeat(32)}`,
          }
        : null,
  }),
);
const shown = (some: readonly SealedTree[], days = {}, locale: Locale = "fr") =>
  renderPage(<SealedTrees slug="tilleuls" trees={some} days={days} />, locale);

test.each(LOCALES)("every state is said in %s", (locale) => {
  const html = shown(trees, {}, locale);
  expect(html.match(/<h2/g)).toHaveLength(TREE_STATES.length);
  expect(new Set(html.match(/<p class="max-w-measure">.*?<\/p>/g)).size).toBe(TREE_STATES.length);
  expect(shown([], {}, locale)).not.toContain("<h2");
});

test("a seal leads to its meeting, named by its day", () => {
  const html = shown(trees.slice(0, 1), { [meeting]: "2026-11-20" });
  expect(html).toContain(`/tilleuls/assembly/meetings/${meeting}`);
  expect(html).toContain("Assemblée du 20 novembre 2026");
  expect(shown(trees.slice(0, 1))).toContain("Assemblée du 21 novembre 2026");
});

test("a seal on the chain tells all that finds it there", () => {
  const html = shown(trees.slice(-1));
  expect(html).toContain("bloc 12");
  for (const fact of ["cd".repeat(32), "31337", "0c".repeat(20), "ef".repeat(32)]) {
    expect(html).toContain(fact);
  }
});
