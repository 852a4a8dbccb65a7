import { expect, test } from "vitest";
import { csvResponse, toCsv } from "./csv.ts";

test("a file opens in a spreadsheet: mark, semicolons, quotes, line ends", () => {
  expect(
    toCsv([
      ["Lot", "Nom"],
      ["A1", 'Dubois; "Marc"'],
      [12n, null],
    ]),
  ).toBe('\ufeffLot;Nom\r\nA1;"Dubois; ""Marc"""\r\n12;\r\n');
});

test.each([
  ["=1+1", "'=1+1"],
  ["+32 475", "'+32 475"],
  ["@x", "'@x"],
  ["-cmd", "'-cmd"],
  ["-12,50", "-12,50"],
  ["12", "12"],
  ["a=b", "a=b"],
])("%s is written %s", (cell, written) => {
  expect(toCsv([[cell]])).toBe(`\ufeff${written}\r\n`);
});

test("the answer is a file, for its reader only", () => {
  const { headers } = csvResponse("lots", toCsv([]));
  expect(headers.get("content-disposition")).toBe('attachment; filename="lots.csv"');
  expect(headers.get("cache-control")).toContain("no-store");
});
