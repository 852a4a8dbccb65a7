import { randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Identity } from "./identity-provider.ts";
import type { Locale } from "./sign-in.ts";

/** Somebody of the register who has an e-mail address, and whom the provider knows. */
export type Resident = Readonly<{
  given: string;
  family: string;
  name: string;
  email: string;
  locale: Locale;
}>;

const PEOPLE = {
  lucie: { given: "Lucie", family: "Maréchal", locale: "fr" },
  tom: { given: "Tom", family: "Janssens", locale: "nl" },
  sara: { given: "Sara", family: "Benali", locale: "en" },
  henri: { given: "Henri", family: "Lacroix", locale: "fr" },
} as const satisfies Record<string, { given: string; family: string; locale: Locale }>;

export type Building = Readonly<{
  name: string;
  enterpriseNumber: string;
  /** The register as the office exports it, from `files/register.csv`. */
  register: Readonly<{ name: string; mimeType: string; buffer: Buffer }>;
  residents: Readonly<Record<keyof typeof PEOPLE, Resident>>;
}>;

/** A valid enterprise number that belongs to no other building of these tests. */
function enterpriseNumber(): string {
  const eight = `07${String(randomInt(1_000_000)).padStart(6, "0")}`;
  return `${eight}${String(97 - (Number(eight) % 97)).padStart(2, "0")}`;
}

/**
 * The building of these tests, under a name and e-mail addresses of its own: several journeys share
 * one installation, and may be made on it again.
 */
export function buildingCalled(name: string): Building {
  const key = `${name}-${randomInt(100_000)}`;
  const file = readFileSync(join(import.meta.dirname, "..", "files", "register.csv"), "utf8");
  const resident = (who: keyof typeof PEOPLE): Resident => {
    const { given, family, locale } = PEOPLE[who];
    const email = `${who}@${key}.example`;
    return { given, family, locale, email, name: `${given} ${family}` };
  };
  return {
    name: `Résidence ${key}`,
    enterpriseNumber: enterpriseNumber(),
    register: {
      name: "registre.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(file.replaceAll("@tilleuls.", `@${key}.`)),
    },
    residents: {
      lucie: resident("lucie"),
      tom: resident("tom"),
      sara: resident("sara"),
      henri: resident("henri"),
    },
  };
}

/** Who itsme says a resident is. */
export function identityOf({ email, given, family }: Resident): Identity {
  return { subject: email, givenName: given, familyName: family };
}

/** A day so many days from now, as the law counts them. */
export function inDays(days: number): string {
  return Temporal.Now.plainDateISO("Europe/Brussels").add({ days }).toString();
}
