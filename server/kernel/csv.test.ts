import { expect, test } from "vitest";
import { toCsv } from "./csv.ts";

function cell(value: string): string {
  return toCsv(["x"], [[value]]).split("\r\n")[1] ?? "";
}

test.each([
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ["+SUM(A1)", "'+SUM(A1)"],
  ["-cmd|x", "'-cmd|x"],
  ["@import", "'@import"],
  ["  =1+1", "'  =1+1"],
  ["\t=1", '"\'\t=1"'],
  ["+32 464 72 12 35", "+32 464 72 12 35"],
  ["-5", "-5"],
  ['De Smet; "Jan"', '"De Smet; ""Jan"""'],
  ["plain", "plain"],
])("%j is written %j", (value, written) => {
  expect(cell(value)).toBe(written);
});

test("a file opens in a spreadsheet: mark, semicolons, CRLF", () => {
  expect(toCsv(["a", "b"], [["1", "2"]])).toBe("\ufeffa;b\r\n1;2\r\n");
});
