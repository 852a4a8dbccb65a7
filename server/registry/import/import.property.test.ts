import fc from "fast-check";
import { expect, test } from "vitest";
import { previewRegister } from "./import.rules.ts";

const SEED = { seed: 20_260_101, numRuns: 300 };

function preview(text: string, sharesTotal: bigint) {
  return previewRegister({ bytes: new TextEncoder().encode(text), sharesTotal, language: "fr" });
}

test("whatever the bytes, a file is read or refused, never thrown at", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const { acceptable, problems } = previewRegister({ bytes, sharesTotal: 1n, language: "nl" });
      expect(acceptable).toBe(false);
      expect(problems.length).toBeGreaterThan(0);
    }),
    SEED,
  );
});

test("whatever stands in its cells, a register is read without throwing", () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12, unit: "grapheme" }),
    fc.constantFrom("A1", "1/2", "PP", "31/12/2020", "100", "=1+1", "x@example.be", "TOTAL", ""),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { maxLength: 8 }),
      (rows) => {
        const lines = [["Lot", "Quotités", "Nom", "Part", "Droit", "Depuis"], ...rows];
        const quoted = lines.map((line) => line.map((text) => `"${text.replaceAll('"', '""')}"`));
        const read = preview(quoted.map((line) => line.join(";")).join("\n"), 1000n);
        const sum = read.lots.reduce((total, { shares }) => total + shares, 0n);
        expect(read.sharesSum).toBe(sum);
        if (read.acceptable) expect(sum).toBe(1000n);
      },
    ),
    SEED,
  );
});

test("neither the order of rows nor that of columns changes what is entered", () => {
  const lots = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(lots, fc.nat(), (numbers, turn) => {
      const total = BigInt(numbers.reduce((sum, n) => sum + n, 0));
      const header = ["Kavel", "Aandelen", "Naam", "E-mail"];
      const rows = numbers.map((n) => [`A${n}`, `${n}`, `Owner ${n % 5}`, `o${n % 5}@example.be`]);
      const write = (order: readonly number[], lines: readonly string[][]) =>
        [header, ...lines].map((line) => order.map((i) => line[i]).join(",")).join("\n");
      const order = header.map((_, i) => (i + turn) % header.length);
      const plain = preview(write([0, 1, 2, 3], rows), total);
      const turned = preview(write(order, [...rows].reverse()), total);
      expect(turned.acceptable).toBe(true);
      const held = (read: typeof plain) =>
        read.holdings
          .map(
            ({ lot, party }) =>
              `${read.lots[lot]?.code} ${read.lots[lot]?.shares} ${read.parties[party]?.email}`,
          )
          .sort();
      expect(held(turned)).toEqual(held(plain));
      expect(turned.parties.length).toBe(plain.parties.length);
    }),
    { ...SEED, numRuns: 100 },
  );
});
