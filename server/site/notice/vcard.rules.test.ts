import { expect, test } from "vitest";
import { type Card, vcard } from "./vcard.rules.ts";

const card: Card = {
  name: "Syndic Verhaegen SRL",
  title: "Syndic : Résidence Les Glycines",
  organisation: "Syndic Verhaegen SRL",
  phone: "+32 2 555 01 20",
  emergencyPhone: "+32 2 555 01 21",
  emergencyLabel: "Urgence",
  email: "bureau@verhaegen.example",
  seat: { street: "Chaussée de Waterloo 412", postcode: "1050", town: "Ixelles" },
  url: "https://koprogo.example/fr/b/les-glycines",
};

/** The lines of a card as a telephone reads them: unfolded. */
const read = (text: string) => text.replaceAll("\r\n ", "").split("\r\n");

test("a telephone finds the name, both numbers, the mail and the address", () => {
  expect(read(vcard(card))).toEqual([
    "BEGIN:VCARD",
    "VERSION:3.0",
    "FN:Syndic Verhaegen SRL",
    "N:Syndic Verhaegen SRL;;;;",
    "ORG:Syndic Verhaegen SRL",
    "TITLE:Syndic : Résidence Les Glycines",
    "TEL;TYPE=WORK,VOICE,PREF:+32 2 555 01 20",
    "item1.TEL;TYPE=VOICE:+32 2 555 01 21",
    "item1.X-ABLabel:Urgence",
    "EMAIL;TYPE=INTERNET,WORK:bureau@verhaegen.example",
    "ADR;TYPE=WORK:;;Chaussée de Waterloo 412;Ixelles;;1050;BE",
    "URL:https://koprogo.example/fr/b/les-glycines",
    "END:VCARD",
    "",
  ]);
});

test("what is not known is not there", () => {
  const text = vcard({ ...card, organisation: null, emergencyPhone: null, seat: null });
  expect(text).not.toMatch(/ORG|item1|ADR/);
});

test("no name ends a line or a part of one", () => {
  const lines = read(vcard({ ...card, name: "A;B, C\\D\nEND:VCARD" }));
  expect(lines).toContain("FN:A\\;B\\, C\\\\D\\nEND:VCARD");
  expect(lines.filter((line) => line === "END:VCARD")).toHaveLength(1);
});

test("no line is longer than 75 octets, no character is cut", () => {
  const name = "Łódź 維修 🏠 ".repeat(20).trim();
  const text = vcard({ ...card, name });
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(read(text)).toContain(`FN:${name}`);
});
