import { parseEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import type { Language, PreviewParty } from "./import.schema.ts";
import type { Findings, Line } from "./line.rules.ts";
import { isEmail, parseConsent, parseLanguage } from "./value.rules.ts";

/** Legal forms that tell a company in a column of names. */
const LEGAL_FORM =
  /(^|[\s,(])(s\.?a\.?|n\.?v\.?|s\.?r\.?l\.?|b\.?v\.?|s\.?p\.?r\.?l\.?|b\.?v\.?b\.?a\.?|s\.?c\.?r?\.?l?\.?|c\.?v\.?(b\.?a\.?)?|a\.?s\.?b\.?l\.?|v\.?z\.?w\.?|s\.?n\.?c\.?|v\.?o\.?f\.?|gmbh|a\.?g\.?|v\.?o\.?e\.?|g\.?o\.?e\.?|ltd|plc|llc|inc)\.?($|[\s,)])/i;

type Draft = {
  party: PreviewParty;
  streets: Set<string>;
  consents: Set<boolean>;
  rows: number[];
};

function readName(line: Line): Pick<PreviewParty, "familyName" | "givenName" | "companyName"> {
  const company = line.text("company");
  const family = line.text("familyName");
  const given = line.text("givenName");
  // A number of the Crossroads Bank belongs to an enterprise; without a first name it is no person.
  const legalName = LEGAL_FORM.test(family) || line.has("enterpriseNumber");
  if (company === "" && given === "" && legalName) {
    return { familyName: null, givenName: null, companyName: family };
  }
  const [last, first] = given === "" ? family.split(/,\s*/, 2) : [family, given];
  return { familyName: last || null, givenName: first || null, companyName: company || null };
}

function readEmail(line: Line, findings: Findings): string | null {
  const text = line.text("email").replace(/^mailto:/i, "");
  if (text === "") return null;
  const [first = "", ...others] = text.split(/[\s;,/]+/).filter((part) => part !== "");
  if (!isEmail(first)) {
    findings.at(line, "email", "email-shape");
    return null;
  }
  if (others.length > 0) findings.at(line, "email", "email-several", "warning");
  return first.toLowerCase();
}

function readEnterpriseNumber(line: Line, findings: Findings): string | null {
  if (!line.has("enterpriseNumber")) return null;
  const number = parseEnterpriseNumber(line.text("enterpriseNumber").replace(/^[A-Z]+\s*/i, ""));
  if (number === null) findings.at(line, "enterpriseNumber", "enterprise-number");
  return number;
}

function readLanguage(line: Line, fallback: Language, findings: Findings): Language {
  if (!line.has("language")) return fallback;
  const language = parseLanguage(line.text("language"));
  if (language === null) findings.at(line, "language", "language-unknown");
  return language ?? fallback;
}

function readConsent(line: Line, findings: Findings): boolean | null {
  if (!line.has("consent")) return null;
  const consent = parseConsent(line.text("consent"));
  if (consent === null) findings.at(line, "consent", "consent-unknown");
  if (consent === true && !line.has("email")) {
    findings.at(line, "consent", "consent-without-email", "warning");
  }
  return consent;
}

/** Street, postcode and town from two, three or four columns, or all in one. */
function readAddress(line: Line): Pick<PreviewParty, "street" | "postcode" | "town"> {
  const number = line.text("houseNumber");
  const street = [line.text("street"), number].filter((part) => part !== "").join(" ");
  const town = line.text("town");
  const postcode = line.text("postcode");
  if (postcode !== "") return { street: street || null, postcode, town: town || null };
  const together = /^((?:[A-Z]{1,2}-)?\d{4,5})\s+(\D.*)$/.exec(town);
  if (together) {
    return { street: street || null, postcode: together[1] ?? null, town: together[2] ?? null };
  }
  const inStreet = town === "" ? /^(.*?),?\s+(?:B-)?(\d{4})\s+(\D+)$/.exec(street) : null;
  if (!inStreet) return { street: street || null, postcode: null, town: town || null };
  return { street: inStreet[1] ?? null, postcode: inStreet[2] ?? null, town: inStreet[3] ?? null };
}

export function readParty(line: Line, fallback: Language, findings: Findings): PreviewParty {
  const name = readName(line);
  return {
    row: line.row,
    kind: name.companyName === null ? "natural" : "legal",
    ...name,
    enterpriseNumber: readEnterpriseNumber(line, findings),
    email: readEmail(line, findings),
    phone: line.text("phone") || null,
    ...readAddress(line),
    language: readLanguage(line, fallback, findings),
    consents: readConsent(line, findings) ?? false,
  };
}

/** One person is one name with one e-mail address. */
function keyOf(party: PreviewParty): string {
  const words = [party.companyName, party.familyName, party.givenName, party.email];
  return words.map((word) => (word ?? "").replace(/\s+/g, " ").toLowerCase()).join("\u001f");
}

function fill(known: PreviewParty, other: PreviewParty): PreviewParty {
  return {
    ...known,
    enterpriseNumber: known.enterpriseNumber ?? other.enterpriseNumber,
    phone: known.phone ?? other.phone,
    ...(known.street === null
      ? { street: other.street, postcode: other.postcode, town: other.town }
      : {}),
  };
}

export type People = Readonly<{
  /** Position of the person of a line, the same for the same name and e-mail. */
  add: (line: Line, party: PreviewParty) => number;
  finish: (columns: { consent: string | null; street: string | null }) => readonly PreviewParty[];
}>;

/** Recognises people over the rows; what rows contradict is told once, and never widened. */
export function collectPeople(findings: Findings): People {
  const drafts = new Map<string, Draft>();
  const positions = new Map<string, number>();
  return {
    add: (line, party) => {
      const key = keyOf(party);
      const draft = drafts.get(key) ?? { party, streets: new Set(), consents: new Set(), rows: [] };
      if (party.street) draft.streets.add(`${party.street} ${party.postcode ?? ""}`.toLowerCase());
      if (line.has("consent")) draft.consents.add(party.consents);
      draft.rows.push(line.row);
      draft.party = fill(draft.party, party);
      drafts.set(key, draft);
      if (!positions.has(key)) positions.set(key, positions.size);
      return positions.get(key) ?? 0;
    },
    finish: ({ consent, street }) => {
      const list = [...drafts.values()];
      const torn = list.filter(({ consents }) => consents.size > 1);
      if (torn.length > 0) {
        const rows = torn.flatMap((draft) => draft.rows).join(", ");
        findings.whole(consent, "consent-contradictory", "warning", { count: torn.length, rows });
      }
      const moved = list.filter(({ streets }) => streets.size > 1);
      if (moved.length > 0) {
        const rows = moved.flatMap((draft) => draft.rows).join(", ");
        findings.whole(street, "address-contradictory", "warning", { count: moved.length, rows });
      }
      // Only an individual, explicit acceptance allows e-mail (art. 3.87 §3): doubt means a letter.
      return list.map(({ party, consents }) => ({
        ...party,
        consents: consents.size === 1 && consents.has(true) && party.email !== null,
      }));
    },
  };
}
