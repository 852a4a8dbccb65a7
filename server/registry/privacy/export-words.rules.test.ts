import { expect, test } from "vitest";
import { LOCALES } from "#messages/routing.ts";
import { PERSONAL_COLUMNS, PERSONAL_SECTIONS } from "./export.schema.ts";
import { CODES, exportWords } from "./export-words.rules.ts";

const codes = Object.entries(CODES).flatMap(([key, values]) => values.map((value) => [key, value]));
const sectionOf = (name: string | undefined) =>
  PERSONAL_SECTIONS.find((section) => section === name) ?? "holdings";
const columnOf = (name: string | undefined) =>
  PERSONAL_COLUMNS.find((column) => column === name) ?? "text";

test.each(LOCALES)("%s: every code of the file has its word", (locale) => {
  const words = exportWords(locale);
  const untold = codes.filter(([key = "", value = ""]) => {
    const [section, column] = key.split(".");
    const told = words(sectionOf(section), columnOf(column), value);
    return (
      told === "" ||
      /privacy\.|role\.|registry\./.test(told) ||
      (told === value && value !== "itsme")
    );
  });
  expect(untold).toEqual([]);
});

test.each([
  { section: "holdings", column: "from", value: "2024-03-01", told: "1er mars 2024" },
  {
    section: "looks",
    column: "until",
    value: "2026-06-01T08:00:00+00:00",
    told: "1er juin 2026 à 10:00",
  },
  { section: "votes", column: "shares", value: "12500", told: "12\u202f500" },
  { section: "holdings", column: "part", value: "1/3", told: "1/3" },
  { section: "account", column: "language", value: "de", told: "allemand" },
  {
    section: "sessions",
    column: "strength",
    value: "pwd otp",
    told: "mot de passe, code à usage unique",
  },
  {
    section: "facts",
    column: "fact",
    value: "registry/party.contact-changed",
    told: "Les coordonnées d’une personne ont été modifiées",
  },
  {
    section: "facts",
    column: "fact",
    value: "later/thing.happened",
    told: "Une modification a été enregistrée",
  },
  {
    section: "deliveries",
    column: "proof",
    value: "posted 2026-05-02 RR123; accepted 2026-05-03 250 ok; x",
    told: "Déposé à la poste, 2 mai 2026 (RR123) ; Accepté par le serveur du destinataire, 3 mai 2026 (250 ok) ; x",
  },
  { section: "requests", column: "text", value: "owner", told: "owner" },
  { section: "person", column: "phone", value: null, told: "" },
] as const)("$section, $column: $value is read as $told", ({ section, column, value, told }) => {
  expect(exportWords("fr")(section, column, value)).toBe(told);
});
