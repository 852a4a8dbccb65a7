import { expect, test } from "vitest";
import { renderPage } from "#components/ui/testing.tsx";
import { LOCALES } from "#messages/routing.ts";
import { type SealedTree, TREE_STATES } from "#server/proof/tree/tree.schema.ts";
import { SealedTrees } from "./sealed-trees.tsx";

const trees = TREE_STATES.map(
  (state, i): SealedTree => ({
    id: `0193f0a0-0000-7000-8000-00000000000${i}`,
    kind: "assembly.meeting",
    subjectId: "0193f0a0-0000-7000-8000-0000000000aa",
    size: 1_234,
    root: "ab".repeat(32),
    sealedAt: "2026-11-21T19:04:05.678Z",
    state,
    anchored: i > 2 ? { block: 12, at: "2026-11-21T20:00:00.000Z" } : null,
  }),
);

test.each(LOCALES)("every state is said in %s", (locale) => {
  const html = renderPage(<SealedTrees slug="tilleuls" trees={trees} />, locale);
  expect(html.match(/<tr/g)).toHaveLength(1 + TREE_STATES.length);
  renderPage(<SealedTrees slug="tilleuls" trees={[]} />, locale);
});

test("a seal leads to its meeting and tells its block", () => {
  const html = renderPage(<SealedTrees slug="tilleuls" trees={trees} />);
  expect(html).toContain("/tilleuls/assembly/meetings/0193f0a0-0000-7000-8000-0000000000aa");
  expect(html.match(/>12, /g)).toHaveLength(2);
  expect(html.match(/Pas encore/g)).toHaveLength(3);
});
