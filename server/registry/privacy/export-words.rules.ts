import { formatDate, formatInteger, formatMoment } from "#components/ui/format.ts";
import { LOCALES, type Locale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { ROLES } from "#server/kernel/actor.ts";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import { sentenceKey } from "../activity/activity.schema.ts";
import { POWER_SOURCES, REPRESENTATIVE_KINDS } from "../representative/representative.schema.ts";
import type { PersonalColumn, PersonalSection } from "./export.schema.ts";

type Section = PersonalSection["name"];
type Value = string | number | boolean | null;
type Code = `${Section | "any"}.${PersonalColumn}`;

/**
 * The closed lists of words that a column holds in the machine's file, under the section where it
 * means something else than anywhere. Their translations are messages, `privacy.word`.
 */
export const CODES = {
  "person.kind": ["natural", "legal", "estate"],
  "requests.kind": [
    "access",
    "portability",
    "rectification",
    "erasure",
    "restriction",
    "objection",
  ],
  "requests.channel": ["online", "letter", "email", "telephone", "counter"],
  "requests.state": ["granted", "partly", "refused"],
  "restrictions.kind": ["all", "optional"],
  "powers.kind": REPRESENTATIVE_KINDS,
  "powers.by": POWER_SOURCES,
  "attendance.kind": ["arrived", "departed"],
  "admissions.strength": ["callback", "document", "voice"],
  "proposals.channel": ["online", "letter", "email", "hand"],
  "written.channel": ["online", "hand", "refused"],
  "meetingRequests.channel": ["online", "letter"],
  "any.channel": ["letter", "email", "registered_letter", "room", "remote"],
  "any.format": ["html", "text"],
  "any.right": ["full", "bare", "usufruct", "use", "habitation", "long_lease", "building_right"],
  "any.role": ROLES,
  "any.by": ["self", "office", "register", "proxy", "person", "system", "anonymous"],
  "any.proof": ["online", "link", "paper", "accepted", "bounced", "posted"],
  "any.strength": ["pwd", "otp", "key", "recovery", "itsme", "provider"],
  "any.side": ["given", "held"],
  "any.choice": ["for", "against", "abstain"],
  "deliveries.kind": [
    "assembly.convocation",
    "assembly.cancellation",
    "assembly.reminder",
    "assembly.substitute",
    "assembly.minutes",
    "assembly.written-word",
    "assembly.written",
    "site.fault-answer",
  ],
  "documents.kind": [
    "assembly.convocation",
    "assembly.cancellation",
    "assembly.reminder",
    "assembly.substitute",
    "assembly.minutes",
    "assembly.written-word",
    "assembly.written",
    "site.fault-answer",
  ],
} as const satisfies Partial<Record<Code, readonly string[]>>;
type Coded = keyof typeof CODES;

/** Where the register's messages have these words already; the rest is under `privacy.word`. */
const WORDED: Partial<Record<Coded, string>> = {
  "requests.kind": "privacy.short",
  "requests.channel": "privacy.desk.via",
  "requests.state": "privacy.is",
  "any.right": "right",
  "powers.kind": "representative.kind",
  "powers.by": "representative.source",
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T/;
const DATED = new Set<PersonalColumn>(["from", "until", "at", "meeting"]);
/** How the file's own statement writes a proof: what, on which day, and the evidence. */
const PROOF = /^(\w+) (\d{4}-\d{2}-\d{2}) (.*)$/s;

/** The values of the file as a person reads them in his language; the machine's part keeps the codes. */
export function exportWords(locale: Locale) {
  const t = translator(locale, "registry");
  const ui = translator(locale, "ui");
  const identity = translator(locale, "identity");

  const day = (text: string) => (DAY.test(text) ? formatDate(text, locale) : text);
  const dated = (text: string) => (MOMENT.test(text) ? formatMoment(text, locale) : day(text));
  const isCoded = (code: string): code is Coded => code in CODES;

  /** A code in words; a text that somebody wrote stays as it is. */
  function coded(section: Section, column: PersonalColumn, text: string): string {
    const key = [`${section}.${column}`, `any.${column}`].find(isCoded);
    const known = key && CODES[key].find((one) => one === text);
    if (!key || !known) return text;
    const role = ROLES.find((one) => one === known);
    if (key === "any.role" && role) return identity(`role.${role}`);
    // The codes of a list are the keys of its words; the tests ask for each.
    const message = `${WORDED[key] ?? `privacy.word.${key}`}.${known.replaceAll(".", "-")}`;
    return t(message as Parameters<typeof t>[0]);
  }

  function proofs(section: Section, text: string): string {
    const each = text.split("; ").map((one) => {
      const [, kind, on, evidence] = PROOF.exec(one) ?? [];
      if (!kind || !on) return coded(section, "proof", one);
      return `${coded(section, "proof", kind)}, ${formatDate(on, locale)} (${evidence})`;
    });
    return each.join(" ; ");
  }

  function sentence(type: string): string {
    // The types of facts are the keys of their sentences, as in the association's activity.
    const key = `activity.event.${sentenceKey(type)}` as Parameters<typeof t>[0];
    return t.has(key) ? t(key) : t("activity.event.other");
  }

  return (section: Section, column: PersonalColumn, value: Value): string => {
    const text = `${value ?? ""}`;
    if (text === "") return "";
    if (DATED.has(column)) return dated(text);
    switch (column) {
      case "shares":
        return formatInteger(text, locale);
      case "part":
        return text === "1/1" ? t("privacy.word.whole") : text;
      case "language":
        return ui(`languages.${LOCALES.find((one) => one === text) ?? "fr"}`);
      case "enterpriseNumber":
        return formatEnterpriseNumber(text);
      case "fact":
        return sentence(text);
      case "proof":
        return proofs(section, text);
      case "strength":
        return text
          .split(" ")
          .map((one) => coded(section, column, one))
          .join(", ");
      default:
        return coded(section, column, text);
    }
  };
}
