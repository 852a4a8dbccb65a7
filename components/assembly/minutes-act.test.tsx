import { expect, test } from "vitest";
import { renderPage } from "#components/ui/testing.tsx";
import { LOCALES } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { MinutesRecord } from "#server/assembly/minutes/record.schema.ts";
import { renderPdf } from "#server/documents/template/template.service.ts";
import { minutes, recordHash, signatures } from "./minutes.example.ts";
import { MinutesAct } from "./minutes-act.tsx";
import { strayFiguresOf } from "./minutes-figures.ts";
import { formatVotes } from "./minutes-result.ts";
import { minutesWords } from "./minutes-words.ts";

const source = { record: minutes, recordHash, signatures };
const words = (locale: (typeof LOCALES)[number]) =>
  minutesWords(source, translator(locale, "documents"), locale);

test("the example is a record as the assembly freezes it", () => {
  expect(MinutesRecord.parse(minutes)).toEqual(minutes);
});

test.each(LOCALES)("page and print hold the same facts and the same hash in %s", async (locale) => {
  const html = renderPage(<MinutesAct {...source} />, locale);
  const said = words(locale);
  expect(html).toContain(recordHash);
  expect(html).toContain(said.title);
  for (const row of said.roll) expect(html).toContain(row.names);
  expect(html).not.toMatch(/documents\.|minutes\.\w|undefined|\[object/);

  const { association } = minutes;
  const props = {
    locale,
    association,
    record: minutes,
    recordHash,
    signatures: [...signatures],
    cover: null,
  };
  const pdf = await renderPdf({ kind: "assembly.minutes", props });
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
});

test("a decision names who voted against, who was reduced and who took no part (R-AG-80)", () => {
  const [resolution] = words("fr").items[1]?.resolutions ?? [];
  expect(resolution?.result?.outcome).toBe("Rejeté");
  const lines = resolution?.result?.lines.join("\n") ?? "";
  expect(lines).toContain("Contre : Ştefan Ţepeş & Ana Őry (250)");
  expect(lines).toContain("Les voix de Žofia Łukasiewicz (700) sont réduites à 250");
  expect(lines).toContain(
    "Paul Petit n’a pas pris part au vote : contrat avec l’association (art. 3.87 §9 C. civ.), gérant de la société Lift",
  );
  expect(lines).toContain("Voix comptées : pour 416 + 2/3, contre 250");
});

test.each(LOCALES)("a text that only some decide says who, in page and print, in %s", (locale) => {
  const [limited, ofAll] = words(locale).items[1]?.resolutions ?? [];
  const html = renderPage(<MinutesAct {...source} />, locale);
  expect(limited?.electorate).toHaveLength(3);
  for (const line of limited?.electorate ?? []) expect(html).toContain(line);
  expect(ofAll?.electorate).toEqual([]);
});

test("the electorate is told with its lots, its key and the votes that were there (R-AG-42)", () => {
  expect(words("fr").items[1]?.resolutions[0]?.electorate).toEqual([
    "Électorat\u00a0: ceux qui supportent les charges de «\u00a0Ascenseur\u00a0», lots A1, A2, B1 (art. 3.87 §6 C. civ.)",
    "3 copropriétaires concernés, 1\u202f200 voix selon la clé en vigueur depuis le 1er janvier 2021",
    "Présents ou représentés pour ce vote\u00a0: 950 voix sur 1\u202f200",
  ]);
});

test("the notice left on its legal day, not on that of another time zone", () => {
  expect(words("fr").facts[0]?.lines[0]).toBe("Convoquée le 5 mai 2026.");
});

test.each([
  ["600/1", "600"],
  ["1250/3", "416 + 2/3"],
  ["0/1", "0"],
  ["1/3", "0 + 1/3"],
])("votes %s are written %s", (part, text) => {
  expect(formatVotes(part, "fr")).toBe(text);
});

test.each(LOCALES)("prose and the plan of payment stand in page and print, in %s", (locale) => {
  const html = renderPage(<MinutesAct {...source} />, locale);
  const item = words(locale).items[1];
  expect(item?.before).toHaveLength(2);
  expect(item?.resolutions[0]?.funding).toHaveLength(3);
  const said = [...(item?.before ?? []), ...(item?.after ?? [])];
  for (const line of [...said, ...(item?.resolutions[0]?.funding ?? [])]) {
    expect(html).toContain(line);
  }
});

test("a plan of payment is told to the cent, with its calls", () => {
  expect(words("fr").items[1]?.resolutions[0]?.funding).toEqual([
    "Financement\u00a0: au plus 24\u202f500,00\u00a0€, répartis selon la clé «\u00a0Ascenseur\u00a0».",
    "Pris au fonds de réserve\u00a0: 4\u202f500,00\u00a0€.",
    "Appelé aux copropriétaires\u00a0: 20\u202f000,00\u00a0€, en 4 appels, le premier le 1er juillet 2026, puis tous les 3 mois.",
  ]);
});

test.each([
  ["Le devis de 24.500 € est lu ; 700 voix sont pour, 250 contre.", []],
  ["Un devis de 18 300 € a été écarté, par 700 voix.", ["18 300"]],
])("of a prose that says %j, the figures %j are not the item’s facts", (before, stray) => {
  const items = minutes.items.map((item) =>
    item.position === 2 ? { ...item, prose: { before, after: "" } } : item,
  );
  expect(strayFiguresOf({ ...minutes, items }).get(2)).toEqual(stray);
});
