import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { toWorkbook } from "./workbook.ts";

test("a workbook holds real numbers and days, and no formula whatever the text begins with", async () => {
  const file = await toWorkbook({
    name: "Lots [été]: 2026",
    header: ["Lot", "Quotités", "Échéance"],
    rows: [
      [
        { type: "text", value: '=HYPERLINK("http://evil","x")' },
        { type: "number", value: "1200" },
        { type: "date", value: "2026-05-20" },
      ],
      [
        { type: "text", value: "+32" },
        { type: "number", value: "9007199254740993" },
        { type: "empty" },
      ],
    ],
  });
  const parts = unzipSync(new Uint8Array(file));
  const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  const texts = strFromU8(parts["xl/sharedStrings.xml"] ?? new Uint8Array());
  expect(sheet).not.toContain("<f>");
  expect(sheet).toMatch(/<c r="B2"[^>]*><v>1200<\/v>/);
  // Days of a workbook are counted from the end of 1899: this is 20 May 2026, wherever it is read.
  expect(sheet).toMatch(/<c r="C2"[^>]*><v>46162<\/v>/);
  expect(texts).toContain("=HYPERLINK(");
  expect(texts).toContain("9007199254740993");
});
