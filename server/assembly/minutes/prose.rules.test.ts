import { expect, test } from "vitest";
import { keptProse, paragraphsOf, strayFigures } from "./prose.rules.ts";

const printed = [
  "Ascenseur",
  "2.1 Remplacer la cabine du lot A12",
  "Voix comptées : pour 1\u202f250, contre 416 + 2/3",
  "Coût maximal : 24\u202f500,00 €",
  "Assemblée du 20 mai 2026, 18:40",
];

test.each([
  ["Le devis de la société Lift a été lu.", []],
  ["Pour 1250 voix, contre 416.", []],
  ["Pour 1.250 voix, 1 250 ou 1\u00a0250,00.", []],
  ["24 500 € au plus, soit 24.500,00 €.", []],
  ["Réunis le 20.05.2026 à 18:40.", []],
  ["Réunis le 20/5/2026, et non le 21-05-2026.", ["21"]],
  ["Le lot B7 est visé.", []],
  ["Coût de 24 501 €.", ["24 501"]],
  ["Coût de 24 500,50 €, et encore 24 500,50 €.", ["24 500,50"]],
  ["Adopté par 900 voix contre 350.", ["900", "350"]],
] as const)("%s: stray %j", (prose, stray) => {
  expect(strayFigures(prose, printed)).toEqual(stray);
});

test("a prose keeps its paragraphs, whatever the ends of its lines", () => {
  const kept = keptProse("  Un.\r\nDeux.\r\n \r\n\r\nTrois. ");
  expect(kept).toBe("Un.\nDeux.\n \n\nTrois.");
  expect(paragraphsOf(kept)).toEqual(["Un.\nDeux.", "Trois."]);
  expect(paragraphsOf("")).toEqual([]);
});
