import { expect, test } from "vitest";
import { previewRegister } from "./import.rules.ts";
import type { ImportPreview, Mapping } from "./import.schema.ts";

function preview(
  content: string | Uint8Array,
  sharesTotal = 1000n,
  mapping?: Mapping,
): ImportPreview {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return previewRegister({ bytes, sharesTotal, language: "fr", mapping });
}

function problems(content: string | Uint8Array, sharesTotal = 1000n): string[] {
  return preview(content, sharesTotal).problems.map(
    ({ row, column, code }) => `${row ?? "file"} ${column ?? "-"} ${code}`,
  );
}

const HEADER = "Lot;Type;Quotités;Nom;Prénom;Part;Droit;E-mail;Langue;Propriétaire depuis";

function register(...rows: string[]): string {
  return [HEADER, ...rows].join("\r\n");
}

const ROSE = "A1;Appartement;600;Delvaux;Rose;1/1;PP;rose@example.be;FR;03/02/2004";
const MARC = "A2;Studio;400;Okafor;Marc;1/1;PP;marc@example.be;NL;2011-06-30";

/** UTF-16 bytes of a text, without a byte order mark. */
function wide(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return bytes;
}

const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

test("a plain register is taken as it stands", () => {
  const read = preview(register(ROSE, MARC));
  expect(read.acceptable).toBe(true);
  expect(read.problems).toEqual([]);
  expect(read.lots.map(({ code, kind, shares }) => [code, kind, shares])).toEqual([
    ["A1", "apartment", 600n],
    ["A2", "apartment", 400n],
  ]);
  expect(read.holdings.map(({ since }) => since)).toEqual(["2004-02-03", "2011-06-30"]);
  expect(read.parties.map(({ language }) => language)).toEqual(["fr", "nl"]);
});

test.each([
  ["UTF-8 with a mark", new TextEncoder().encode(`\ufeff${register(ROSE, MARC)}`), "utf-8"],
  ["UTF-16 little-endian with a mark", wide(`\ufeff${register(ROSE, MARC)}`, true), "utf-16le"],
  ["UTF-16 big-endian with a mark", wide(`\ufeff${register(ROSE, MARC)}`, false), "utf-16be"],
  ["UTF-16 little-endian without", wide(register(ROSE, MARC), true), "utf-16le"],
  ["UTF-16 big-endian without", wide(register(ROSE, MARC), false), "utf-16be"],
  ["Windows-1252", latin(register(ROSE, MARC)), "windows-1252"],
])("%s is recognised", (_, bytes, encoding) => {
  const read = preview(bytes);
  expect(read.encoding).toBe(encoding);
  expect(read.acceptable).toBe(true);
  expect(read.sheets[0]?.columns[2]?.name).toBe("Quotités");
});

test.each([",", "\t", "|"])("the delimiter %j is recognised", (delimiter) => {
  const read = preview(register(ROSE, MARC).replaceAll(";", delimiter));
  expect([read.delimiter, read.acceptable]).toEqual([delimiter, true]);
});

test("quoted fields may hold the delimiter, quotes and line ends", () => {
  const read = preview(
    `Lot;Aandelen;Naam;Adres\nA1;1000;"Janssens; ""Jan""";"Dorp 1\n9000 Gent"\n`,
  );
  expect(read.parties[0]?.familyName).toBe('Janssens; "Jan"');
  expect(read.parties[0]).toMatchObject({ street: "Dorp 1", postcode: "9000", town: "Gent" });
});

test.each([
  ["an empty file", new Uint8Array(), "empty"],
  ["blank lines only", latin("\r\n \r\n"), "empty"],
  ["fifty megabytes", new Uint8Array(50 * 1024 * 1024).fill(65), "too-large"],
  ["an image", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3), "binary"],
  [
    "a DOS code page",
    latin("Lot;Quotit\u0082s;Pr\u0082nom;\u0082tage\nA1;1000;Zo\u0082;1"),
    "encoding-unknown",
  ],
  [
    "a Macintosh encoding",
    latin("Lot;Quotit\u008es;Pr\u008enom\nA1;1000;Ir\u008f\u008ene"),
    "encoding-unknown",
  ],
  [
    "Japanese in Shift-JIS",
    Uint8Array.of(0x83, 0x8d, 0x83, 0x62, 0x83, 0x67, 0x3b, 0x8e, 0x9d),
    "encoding-unknown",
  ],
  ["Cyrillic in KOI8", latin("ìÏÔ;ÄÏÌÉ;ÉÍÑ\nA1;1000;é×ÁÎ"), "encoding-unknown"],
  ["half a UTF-16 sign", Uint8Array.of(0xff, 0xfe, 0x4c, 0x00, 0x6f), "encoding-unknown"],
  [
    "the old Excel format",
    Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    "old-workbook",
  ],
  ["columns nobody can name", latin("xyz;abc\n1;2\n"), "header-missing"],
  ["a header alone", new TextEncoder().encode(HEADER), "no-rows"],
])("%s is refused with its reason", (_, bytes, code) => {
  const read = preview(bytes);
  expect(read.problems.map((problem) => problem.code)).toEqual([code]);
  expect(read.acceptable).toBe(false);
  expect(read.lots).toEqual([]);
});

test.each([
  ["B1;Appartement;4O0;Doe;Jo;1/1;PP;;;", "shares-unreadable", "Quotités"],
  ["B1;Appartement;400,5;Doe;Jo;1/1;PP;;;", "shares-not-whole", "Quotités"],
  ["B1;Appartement;0;Doe;Jo;1/1;PP;;;", "shares-not-positive", "Quotités"],
  ["B1;Appartement;-4;Doe;Jo;1/1;PP;;;", "shares-not-positive", "Quotités"],
  ["B1;Appartement;400/999;Doe;Jo;1/1;PP;;;", "shares-other-total", "Quotités"],
  ["B1;Appartement;;Doe;Jo;1/1;PP;;;", "shares-missing", "Quotités"],
  ["A1;Appartement;500;Doe;Jo;1/1;PP;;;", "lot-duplicate", "Lot"],
  [";Appartement;400;Doe;Jo;1/1;PP;;;", "lot-missing", "Lot"],
  ["B1;Appartement;400;;;1/1;PP;jo@example.be;;", "holder-missing", "Nom"],
  ["B1;Appartement;400;Doe;Jo;4/3;PP;;;", "part-over-whole", "Part"],
  ["B1;Appartement;400;Doe;Jo;half;PP;;;", "part-unreadable", "Part"],
  ["B1;Appartement;400;Doe;Jo;0;PP;;;", "part-not-positive", "Part"],
  ["B1;Appartement;400;Doe;Jo;1/1;ZZ;;;", "right-unknown", "Droit"],
  ["B1;Appartement;400;Doe;Jo;1/1;PP;jo@;;", "email-shape", "E-mail"],
  ["B1;Appartement;400;Doe;Jo;1/1;PP;;IT;", "language-unknown", "Langue"],
  ["B1;Appartement;400;Doe;Jo;1/1;PP;;;30/02/2021", "date-unreadable", "Propriétaire depuis"],
])("%s: %s", (row, code, column) => {
  expect(problems(register(ROSE, row))).toContain(`3 ${column} ${code}`);
  expect(preview(register(ROSE, row)).acceptable).toBe(false);
});

test("the sum must equal the deed's total, and by how much it is off is told", () => {
  const short = preview(register(ROSE)).problems;
  expect(short).toMatchObject([
    {
      row: null,
      column: "Quotités",
      code: "shares-short",
      details: { sum: "600", difference: "400" },
    },
  ]);
  expect(preview(register(ROSE), 500n).problems).toMatchObject([
    { code: "shares-over", details: { difference: "100" } },
  ]);
});

test("shares repeated on the rows of several holders are counted once", () => {
  const half = (name: string) =>
    `A1;Appartement;1000;${name};;1/2;PP;${name}@example.be;;01/01/2020`;
  const read = preview(register(half("ann"), half("bob")));
  expect([read.sharesSum, read.lots.length, read.holdings.length]).toEqual([1000n, 1, 2]);
  expect(read.acceptable).toBe(true);
});

test("rows below a lot's first may leave its code and shares blank", () => {
  const read = preview(register("A1;Appartement;1000;Ann;;1/2;PP;;;", ";;;Bob;;1/2;PP;;;"));
  expect(read.holdings.map(({ lot }) => lot)).toEqual([0, 0]);
  expect(read.acceptable).toBe(true);
});

test("holders of one right pass the whole lot: the row that does is told", () => {
  const row = (name: string, part: string, right: string) =>
    `A1;Appartement;1000;${name};;${part};${right};;;`;
  expect(problems(register(row("Ann", "2/3", "PP"), row("Bob", "1/2", "PP")))).toContain(
    "3 Part part-over-whole",
  );
  expect(
    problems(register(row("Ann", "1/1", "US"), row("Bob", "1/2", "NP"), row("Cas", "1/2", "NP"))),
  ).not.toContain("4 Part part-over-whole");
  expect(problems(register(row("Ann", "2/3", "PP")))).toContain("2 Part part-incomplete");
});

test("without a column of parts, those who share a right hold it equally", () => {
  const read = preview("Lot,Shares,Owner\nA1,1000,Ann\nA1,1000,Bob\nA1,1000,Cas\n");
  expect(read.holdings.map(({ part }) => part)).toEqual(Array(3).fill({ num: 1n, den: 3n }));
});

test("lots of one share each are no fractions", () => {
  const read = preview("Lot;Quotités;Nom\nA1;1;Ann\nA2;1;Bob\n", 2n);
  expect([read.acceptable, read.sharesSum]).toEqual([true, 2n]);
});

test("one person is one name with one e-mail address", () => {
  const read = preview(
    register(
      "A1;;250;Peeters;Jan;1/1;PP;jan@example.be;;",
      "A2;;250;PEETERS;Jan;1/1;PP;Jan@Example.be;;",
      "A3;;250;Peeters;Jan;1/1;PP;other@example.be;;",
      "A4;;250;Peeters;Jan;1/1;PP;;;",
    ),
  );
  expect(read.holdings.map(({ party }) => party)).toEqual([0, 0, 1, 2]);
});

test("titles, totals, notes and repeated headers hold no lot", () => {
  const read = preview(
    [
      "Copropriété Les Tilleuls;;;;;;;;;",
      "situation au 31/12/2025;;;;;;;;;",
      HEADER,
      "Bloc A;;;;;;;;;",
      ROSE,
      HEADER,
      MARC,
      "TOTAL;;1.000;;;;;;;",
      "Imprimé le 02/01/2026;;;;;;;;;",
    ].join("\n"),
  );
  expect(read.acceptable).toBe(true);
  expect(read.skipped.map(({ row }) => row)).toEqual([1, 2, 4, 6, 8, 9]);
  expect(read.lots.map(({ row }) => row)).toEqual([5, 7]);
});

test("a formula stays text, with a warning", () => {
  const read = preview(register(`A1;;1000;"=HYPERLINK(""http://x.invalid"";""y"")";;1/1;PP;;;`));
  expect(read.parties[0]?.familyName).toBe('=HYPERLINK("http://x.invalid";"y")');
  expect(read.problems).toMatchObject([
    { code: "since-missing" },
    { row: 2, column: "Nom", code: "formula", severity: "warning" },
  ]);
});

test("consent that rows contradict is no consent", () => {
  const rows = ["A1,500,Ann,ann@example.be,yes", "A2,500,Ann,ann@example.be,no"];
  const read = preview(["Unit,Shares,Owner,Email,Accepts e-mail notices", ...rows].join("\n"));
  expect(read.parties.map(({ consents }) => consents)).toEqual([false]);
  expect(read.problems.map(({ code }) => code)).toContain("consent-contradictory");
});

test("columns wrongly guessed are corrected by a mapping", () => {
  const file = "Réf;Valeur;Qui\nA1;1000;Ann\n";
  expect(preview(file).acceptable).toBe(false);
  const fields = ["lot", "shares", "familyName"] as const;
  const columns = fields.map((field, index) => ({ index, field }));
  const read = preview(file, 1000n, { sheets: [{ sheet: "", headerRow: 1, columns }] });
  expect(read.acceptable).toBe(true);
  expect(read.headerText).toBe("1\u001fref\u001fvaleur\u001fqui");
});

test.each([
  [
    "nl",
    "Kavelnr;Omschrijving;Aard;Duizendsten;Eigenaar;Aandeel in kavel;Zakelijk recht;Taalcode;Aankoopdatum",
  ],
  [
    "de",
    "Losnummer;Bemerkung;Art;Tausendstel;Eigentümer;Eigentumsanteil;Rechtsart;Korrespondenzsprache;Kaufdatum",
  ],
  [
    "en",
    "Unit no.;Remark;Unit type;Thousandths;Owner name;Ownership share;Tenure;Preferred language;Date of deed",
  ],
  [
    "fr",
    "N° lot;Remarque;Nature du lot;Millièmes;Propriétaire;Quote-part;Nature du droit;Langue;Date d'acquisition",
  ],
])("other names of columns are understood (%s)", (_, header) => {
  const rows = [
    "1;x;garage;1.250/10.000;Bouwbedrijf De Kraan NV;50 %;full;NL;5 mars 2019",
    "1;;;1250;Vos, Els;0,5;full;;05-03-19",
    "2;y;kelder;8750;Vos, Els;1/1;PP;fr;43529",
  ];
  const read = preview([header, ...rows].join("\n"), 10_000n);
  expect(read.problems).toEqual([]);
  expect(
    read.parties.map(
      ({ companyName, familyName, givenName }) => companyName ?? `${givenName} ${familyName}`,
    ),
  ).toEqual(["Bouwbedrijf De Kraan NV", "Els Vos"]);
  expect(read.holdings.map(({ since }) => since)).toEqual([
    "2019-03-05",
    "2019-03-05",
    "2019-03-05",
  ]);
  expect(read.lots.map(({ kind }) => kind)).toEqual(["garage", "cellar"]);
});
