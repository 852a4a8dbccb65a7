import { expect, test } from "vitest";
import { blocksOf } from "./report.rules.ts";

test("a narrative has headings, lists and paragraphs, and nothing else is read into it", () => {
  const text =
    "# Accueil\r\n\r\nLe syndic ouvre.\nIl salue.\n\n\n- un\n- deux\n\n- seul\net la suite\n \n<b>3</b> #4";
  expect(blocksOf(text)).toEqual([
    { kind: "heading", lines: ["Accueil"] },
    { kind: "paragraph", lines: ["Le syndic ouvre.", "Il salue."] },
    { kind: "items", lines: ["un", "deux"] },
    { kind: "paragraph", lines: ["- seul", "et la suite"] },
    { kind: "paragraph", lines: ["<b>3</b> #4"] },
  ]);
  expect(blocksOf(" \n ")).toEqual([]);
});
