import { strToU8, type Zippable, zipSync } from "fflate";
import { expect, test } from "vitest";
import { previewRegister } from "./import.rules.ts";
import { decodeEntities } from "./markup.rules.ts";
import { isDateFormat, serialToDate } from "./serial.rules.ts";

const CELL = "Lot|Shares|Name|Owner since".split("|");

function text(value: string): string {
  return `<c t="inlineStr"><is><t>${value}</t></is></c>`;
}

const HEADER = `<row r="1">${CELL.map(text).join("")}</row>`;

function sheet(...rows: string[]): string {
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join("")}</sheetData></worksheet>`;
}

type Parts = {
  sheets: Record<string, string>;
  strings?: string;
  styles?: string;
  other?: Zippable;
};

/** A small workbook, made of the parts that matter. */
function workbook({ sheets, strings, styles, other }: Parts): Uint8Array {
  const names = Object.keys(sheets);
  const files: Zippable = {
    "xl/workbook.xml": strToU8(
      `<workbook xmlns:r="r"><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i}"/>`).join("")}</sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships>${names.map((_, i) => `<Relationship Id="rId${i}" Target="worksheets/sheet${i}.xml"/>`).join("")}</Relationships>`,
    ),
    ...(strings ? { "xl/sharedStrings.xml": strToU8(strings) } : {}),
    ...(styles ? { "xl/styles.xml": strToU8(styles) } : {}),
    ...other,
  };
  for (const [i, name] of names.entries()) {
    files[`xl/worksheets/sheet${i}.xml`] = strToU8(sheets[name] ?? "");
  }
  return zipSync(files);
}

function preview(bytes: Uint8Array) {
  return previewRegister({ bytes, sharesTotal: 1000n, language: "en" });
}

function codes(bytes: Uint8Array): string[] {
  return preview(bytes).problems.map(({ code }) => code);
}

test("shared strings, rich text, numbers and dates are read as shown", () => {
  const strings = `<sst><si><r><t>A</t></r><r><t>1</t></r><rPh><t>x</t></rPh></si><si><t xml:space="preserve"> L&#233;a &amp; Tom </t></si></sst>`;
  const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-80C]d\\ mmmm\\ yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`;
  const rows = [
    `<row r="4"><c r="A4" t="s"><v>0</v></c><c r="B4"><v>1E3</v></c><c r="C4" t="s"><v>1</v></c><c r="D4" s="2"><v>41230</v></c></row>`,
  ];
  const read = preview(workbook({ sheets: { S: sheet(HEADER, ...rows) }, strings, styles }));
  expect(read.problems).toEqual([]);
  expect(read.lots).toMatchObject([{ row: 4, code: "A1", shares: 1000n }]);
  expect(read.parties).toMatchObject([{ familyName: "Léa & Tom" }]);
  expect(read.holdings).toMatchObject([{ since: "2012-11-17" }]);
});

test("a formula gives what it last showed, as text, with a warning", () => {
  const cells = `${text("A1")}<c><f>500*2</f><v>1000</v></c><c t="str"><f>WEBSERVICE("http://x.invalid")</f></c>`;
  const read = preview(workbook({ sheets: { S: sheet(HEADER, `<row r="2">${cells}</row>`) } }));
  expect(read.lots).toMatchObject([{ shares: 1000n }]);
  expect(read.parties).toMatchObject([{ familyName: '=WEBSERVICE("http://x.invalid")' }]);
  const formulas = read.problems.filter(({ code }) => code === "formula");
  expect(formulas.map(({ row, column }) => [row, column])).toEqual([
    [2, "Shares"],
    [2, "Name"],
  ]);
});

test("lots and owners on two sheets are joined by the lot, whatever their order", () => {
  const row = (number: number, ...values: string[]) =>
    `<row r="${number}">${values.map(text).join("")}</row>`;
  const lots = sheet(
    row(1, "Unit", "Kind", "Shares"),
    row(2, "A1", "Flat", "600"),
    row(3, "A2", "Shop", "400"),
  );
  const owners = sheet(
    row(1, "Name", "Unit", "Fraction"),
    row(2, "Ann", "a1", "1/2"),
    row(3, "Bob", "A1", "1/2"),
    row(4, "Ann", "A2", "1/1"),
    row(5, "Cas", "A9", "1/1"),
  );
  const notes = sheet(row(1, "Printed by the office"));
  const read = preview(workbook({ sheets: { Owners: owners, Lots: lots, Notes: notes } }));
  expect(read.problems.filter(({ severity }) => severity === "error")).toMatchObject([
    { sheet: "Owners", row: 5, column: "Unit", code: "lot-unknown" },
  ]);
  expect(read.holdings.map(({ lot, party }) => [lot, party])).toEqual([
    [0, 0],
    [0, 1],
    [1, 0],
  ]);
});

test("owners apart may be joined by their own number", () => {
  const row = (number: number, ...values: string[]) =>
    `<row r="${number}">${values.map(text).join("")}</row>`;
  const lots = sheet(
    row(1, "Lot", "Quotités", "N° propriétaire"),
    row(2, "A1", "600", "7"),
    row(3, "A2", "400", "7"),
  );
  const owners = sheet(
    row(1, "N° propriétaire", "Nom", "E-mail"),
    row(2, "7", "Ann", "ann@example.be"),
  );
  const read = preview(workbook({ sheets: { Lots: lots, Propriétaires: owners } }));
  expect(read.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(read.parties).toMatchObject([{ familyName: "Ann", email: "ann@example.be" }]);
  expect(read.holdings.length).toBe(2);
});

test("an archive that inflates beyond all need is refused before it is inflated", () => {
  const bomb = { "xl/sharedStrings.xml": new Uint8Array(30 * 1024 * 1024) };
  const bytes = workbook({ sheets: { S: sheet(HEADER) }, other: bomb });
  expect(bytes.length).toBeLessThan(100_000);
  expect(codes(bytes)).toEqual(["workbook-inflates"]);
});

test("an entry that lies about its size is cut there", () => {
  const bytes = workbook({
    sheets: { S: sheet(HEADER, `<row r="2">${text("A1").repeat(20_000)}</row>`) },
  });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let i = 0; i + 4 < bytes.length; i++) {
    if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, 10, true);
  }
  expect(["workbook-broken", "not-a-workbook"]).toContain(codes(bytes)[0]);
});

test.each([
  [
    "an archive of another kind",
    zipSync({ "content.xml": strToU8("<office/>") }),
    "not-a-workbook",
  ],
  ["a cut archive", workbook({ sheets: { S: sheet(HEADER) } }).subarray(0, 200), "workbook-broken"],
  ["broken markup", workbook({ sheets: { S: "<worksheet><sheetData>" } }), "workbook-broken"],
  [
    "a declared entity",
    workbook({ sheets: { S: `<!DOCTYPE w [<!ENTITY a "b">]>${sheet(HEADER)}` } }),
    "workbook-broken",
  ],
  ["no cell at all", workbook({ sheets: { S: sheet() } }), "empty"],
])("%s is refused", (_, bytes, code) => {
  expect(codes(bytes)).toEqual([code]);
});

test("only predefined entities are expanded", () => {
  expect(decodeEntities("&lt;a&gt; &#x41;&#66; &amp;lt; &file; &#1114112;")).toBe(
    "<a> AB &lt; &file; &#1114112;",
  );
});

test.each([
  [14, undefined, true],
  [2, undefined, false],
  [164, "dd/mm/yyyy", true],
  [165, "#,##0.00", false],
  [166, '0.00 "day"', false],
])("number format %i %s shows a date: %s", (id, code, shown) => {
  expect(isDateFormat(id, code)).toBe(shown);
});

test.each([
  [61, false, "1900-03-01"],
  [45_000, false, "2023-03-15"],
  [45_000.75, false, "2023-03-15"],
  [43_538, true, "2023-03-15"],
  [0, false, null],
])("serial %d (1904: %s) is %s", (serial, from1904, day) => {
  expect(serialToDate(serial, from1904)).toBe(day);
});
