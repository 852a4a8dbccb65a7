import { expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import {
  judgeFile,
  judgeNumber,
  readPostingNumber,
  type SentLetter,
  s10CheckDigit,
} from "./posting.rules.ts";
import { MAX_CARRIER_BYTES, readCarrierFile } from "./posting-file.rules.ts";

const d = plainDate;
const letter = (change: Partial<SentLetter> = {}): SentLetter => ({
  deliveryId: "ana",
  reference: "0A0A0A0A",
  madeOn: d("2026-05-04"),
  postedOn: null,
  number: null,
  ...change,
});

test.each([
  ["47312482", 9],
  ["12345678", 5],
  ["00000000", 5],
  ["02000000", 0],
])("the check digit of %s is %d (UPU S10)", (serial, digit) => {
  expect(s10CheckDigit(serial)).toBe(digit);
});

test.each([
  ["RR123456785BE", { number: "RR123456785BE" }],
  [" rr 123 456 785 be ", { number: "RR123456785BE" }],
  ["RR123456784BE", { refusal: "posting.number-misread" }],
  ["3232 1234 5678 9012 3456 7890", { number: "323212345678901234567890" }],
  ["12345", { refusal: "posting.number-unreadable" }],
  ["ABCDEFGH", { refusal: "posting.number-unreadable" }],
  ["12345678; DROP", { refusal: "posting.number-unreadable" }],
  ["9".repeat(36), { refusal: "posting.number-unreadable" }],
])("the label %j", (text, read) => {
  expect(readPostingNumber(text)).toEqual(read);
});

const judged: {
  name: string;
  of?: Partial<SentLetter>;
  on?: string;
  holder?: string;
  verdict: string | null;
}[] = [
  { name: "the day the letter was made", on: "2026-05-04", verdict: null },
  { name: "the day before", on: "2026-05-03", verdict: "convocation.deposit-impossible" },
  { name: "today", on: "2026-05-08", verdict: null },
  { name: "tomorrow", on: "2026-05-09", verdict: "convocation.deposit-impossible" },
  { name: "a number of another letter", holder: "bart", verdict: "posting.number-taken" },
  { name: "the same number again", of: { number: "A12345678" }, holder: "ana", verdict: "known" },
  { name: "a second number", of: { number: "B12345678" }, verdict: "posting.letter-numbered" },
  { name: "the day already proven", of: { postedOn: d("2026-05-05") }, verdict: null },
  {
    name: "another day than the proven one",
    of: { postedOn: d("2026-05-06") },
    verdict: "posting.date-differs",
  },
];

test.each(judged)("noting a number, $name: $verdict", ({ of, on, holder, verdict }) => {
  const noted = { number: "A12345678", on: d(on ?? "2026-05-05") };
  expect(judgeNumber(letter(of), noted, d("2026-05-08"), holder ?? null)).toBe(verdict);
});

const letters = ["ana", "bart", "cleo"].map((deliveryId, index) =>
  letter({ deliveryId, reference: `REF0000${index}` }),
);
const csv = (...lines: string[]) => new TextEncoder().encode(lines.join("\r\n"));
const read = (bytes: Uint8Array) => readCarrierFile(bytes, "2026-05-05");

function judge(...lines: string[]) {
  const content = read(csv(...lines));
  if ("refusal" in content) throw new Error(content.refusal);
  return judgeFile(content.rows, letters, d("2026-05-08"), new Map([["Z99999999", "zoe"]]));
}

test("a carrier's file: good rows are kept, bad ones named by their line", () => {
  const { numbered, known, bad } = judge(
    "Référence;Numéro d’envoi;Date de dépôt",
    "ref00000;RR123456785BE;05/05/2026",
    "REF00001;RR123456785BE;",
    "REF00009;A12345678;",
    "REF00001;RR123456784BE;",
    "REF00001;Z99999999;",
    "REF00001;A12345678;03/05/2026",
    "REF00001;A12345678;le cinq",
    "REF00002;;",
    "REF00001;A12345678;",
    "REF00001;A12345678;",
  );
  expect(numbered.map(({ deliveryId, number, on }) => [deliveryId, number, `${on}`])).toEqual([
    ["ana", "RR123456785BE", "2026-05-05"],
    ["bart", "A12345678", "2026-05-05"],
  ]);
  expect(known).toBe(1);
  expect(bad.map(({ line, refusal }) => [line, refusal])).toEqual([
    [3, "posting.number-taken"],
    [4, "posting.letter-unknown"],
    [5, "posting.number-misread"],
    [6, "posting.number-taken"],
    [7, "convocation.deposit-impossible"],
    [8, "convocation.deposit-impossible"],
  ]);
});

test.each([
  "Referentie;Zendingsnummer;Afgiftedatum",
  "Referenz;Sendungsnummer;Aufgabedatum",
  "Customer reference;Barcode;Deposit date",
  "Réf.;N° de suivi;Date",
])("headings as carriers write them: %s", (heading) => {
  expect(read(csv(heading, "REF00000;A12345678;2026-05-05"))).toMatchObject({
    rows: [{ line: 2, reference: "REF00000", number: "A12345678" }],
  });
});

test.each([
  ["nothing", new Uint8Array(), "posting.file-empty"],
  ["ten megabytes", new Uint8Array(10 * 1024 * 1024).fill(65), "posting.file-too-large"],
  ["one byte too many", new Uint8Array(MAX_CARRIER_BYTES + 1).fill(65), "posting.file-too-large"],
  ["a workbook", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0xff]), "posting.file-unreadable"],
  ["no heading", csv("REF00000;A12345678"), "posting.file-columns"],
  ["headings alone", csv("reference;number"), "posting.file-empty"],
  [
    "too many rows",
    csv("reference;number", ...Array.from({ length: 2001 }, () => "A;123456")),
    "posting.file-too-long",
  ],
])("a file of %s is refused", (_, bytes, refusal) => {
  expect(read(bytes)).toEqual({ refusal });
});
