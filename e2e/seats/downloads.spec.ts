import { addressOf, HANDLERS, type Seat, type Stage } from "#e2e/pages.ts";
import { placeOf, type World } from "./arranging.ts";
import { meaningOf } from "./asking.ts";
import { expect, test } from "./fixtures.ts";

type File = Readonly<{
  /** Whose it is; nobody else is told that it exists. */
  seats: readonly Seat[];
  address: (world: World) => string;
  type: string;
  /** Shown in the browser or kept as a file, and under what name. */
  named: RegExp;
  /** How it begins. */
  begins: RegExp;
}>;

const SYNDIC = ["syndic", "clerk"] as const;
const MEMBERS = [...SYNDIC, "accountant", "owner", "council", "auditor"] as const;
const PDF = { type: "application/pdf", begins: /^%PDF-/ };
const CSV = { type: "text/csv; charset=utf-8" };

function at(pattern: string, stage: Stage | null, place: { list?: string } = {}) {
  return (world: World) => {
    const handler = HANDLERS.find((one) => one.pattern.endsWith(pattern));
    if (!handler) throw new RangeError(`no handler ends with ${pattern}`);
    return addressOf(handler, { ...placeOf(world, handler, stage), ...place, locale: "fr" });
  };
}

const FILES: Readonly<Record<string, File>> = {
  "the lots of the register": {
    ...CSV,
    seats: MEMBERS,
    address: at("[association]/[list]", null, { list: "lots" }),
    named: /^attachment; filename="lots\.csv"$/,
    begins: /^\uFEFF?\w+(;[^;\n]+){5}\r?\nA1;/,
  },
  "the people of the register": {
    ...CSV,
    seats: MEMBERS,
    address: at("[association]/[list]", null, { list: "parties" }),
    named: /^attachment; filename="parties\.csv"$/,
    begins: /^\uFEFF?\w+(;[^;\n]+){9}\r?\n/,
  },
  "an office's associations": {
    ...CSV,
    // Every office has its own.
    seats: [...SYNDIC, "accountant", "otherOffice"],
    address: at("/api/lists/[list]", null, { list: "associations" }),
    named: /^attachment; filename="associations\.csv"$/,
    begins: /^\uFEFF?[^<;\n]+(;[^;\n]+){6}\r?\n/,
  },
  "the notice of one owner": {
    ...PDF,
    seats: [...SYNDIC, "owner"],
    address: at("[document]", null),
    named: /^inline; filename\*=UTF-8''\S+\.pdf$/,
  },
  "the letters to be posted": {
    ...PDF,
    seats: SYNDIC,
    address: ({ letters }) => letters,
    named: /^inline; filename\*=UTF-8''\S+\.pdf$/,
  },
  "the minutes": {
    ...PDF,
    seats: MEMBERS,
    address: at("[meeting]/minutes", "closed"),
    named: /^inline; filename="minutes-[\d-]{10}\.pdf"$/,
  },
  "a receipt": {
    seats: ["owner"],
    address: at("[entitlement]", "closed"),
    type: "application/json; charset=utf-8",
    named: /^attachment; filename="recu-[0-9a-f]{12}\.json"$/,
    begins: /^\{/,
  },
};

for (const [name, { seats, address, type, named, begins }] of Object.entries(FILES)) {
  test(`${name}: a file that nobody else keeps`, async ({ world, asking }) => {
    for (const [seat, answer] of await asking.askAll(address(world))) {
      const { status, headers, body } = answer;
      if (!seats.includes(seat)) {
        const refused = seat === "anonymous" ? "not signed in" : "not found";
        expect(meaningOf(answer), seat).toBe(refused);
        expect(body, seat).not.toMatch(begins);
        continue;
      }
      expect(status, seat).toBe(200);
      expect(headers.get("content-type"), seat).toBe(type);
      expect(headers.get("content-disposition"), seat).toMatch(named);
      expect(headers.get("cache-control"), seat).toBe("private, no-store");
      expect(headers.get("x-content-type-options"), seat).toBe("nosniff");
      expect(body, seat).toMatch(begins);
    }
  });
}

test("a receipt shows its bearer's own vote and names nobody", async ({ world, asking }) => {
  const address = FILES["a receipt"]?.address(world) ?? "";
  const { body } = await asking.ask("owner", address);
  for (const { family } of Object.values(world.building.residents)) {
    expect(body).not.toContain(family);
  }
});
