import { type Fraction, fraction, reduce } from "#server/kernel/fraction.ts";
import type { Language, LotKind, Right } from "./import.schema.ts";
import { plain } from "./vocabulary.rules.ts";

/** Signs offices write for "nothing". */
export function isBlank(text: string): boolean {
  return /^[\s\-–—/.?]*$/.test(text) || /^(n\/?a|null|néant|geen|keine?|aucune?)$/i.test(text);
}

const KINDS: readonly (readonly [LotKind, RegExp])[] = [
  ["garage", /garage|\bbox\b|boxe\b|tiefgarage/],
  ["parking", /parking|parkeer|parkplatz|stellplatz|staanplaats|emplacement|carport|stationnement/],
  [
    "cellar",
    /\bcave|kelder|keller|cellar|berging|bergplaats|storage|debarras|abstellraum|reserve\b|basement/,
  ],
  ["office", /bureau|kantoor|\bburo|buero|\boffice|cabinet|praktijk|praxis|profession/],
  [
    "commercial",
    /commerc|magasin|handel|winkel|shop|laden|geschaft|geschaeft|retail|store\b|horeca|gewerbe/,
  ],
  [
    "apartment",
    /appart|\bapp?t?\b|\bapts?\b|apartment|flat|studio|duplex|triplex|penthouse|logement|wohnung|woning|\bunit\b|maison|huis\b|haus\b|house|dwelling|loft|kot\b|chambre|woongelegenheid|residential/,
  ],
  [
    "other",
    /^(autre|ander|sonstig|other|divers|varia|jardin|tuin|garten|garden|grenier|zolder|speicher|attic|local|lokaal|raum)/,
  ],
];

/** What kind of lot a word means; garages and cellars do not count for a council (art. 3.90). */
export function parseKind(text: string): LotKind | null {
  const words = plain(text);
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const RIGHT_WORDS: readonly (readonly [Right, RegExp])[] = [
  ["bare", /^(np|be|ne|be?le|bl?e)$|nue? propr|nupropr|blote|bloot|bloss|blosses|nacktes|\bbare/],
  ["usufruct", /^(us|usu|vg|nb|nn|uf|vrg)$|usufr|vruchtg|niessbr|nutzniess/],
  ["habitation", /habitation|bewoning|wohnrecht|wohnungsrecht/],
  ["use", /^(droit d )?usage$|^(recht van )?gebruik$|nutzungsrecht|right of use|^use$/],
  ["long_lease", /emphyt|erfpacht|erbpacht|long ?lease|leasehold/],
  ["building_right", /superfic|opstal|erbbau|building right/],
  [
    "full",
    /^(pp|ve|vol|full|plein|pleine|p p|v e|fo)$|pleine? prop|toute propr|voll?e? eigen|volleig|volleeig|full own|freehold|^proprietaire$|^propriete$|^eigenaar$|^eigendom$|^eigentum(er)?$|^owner(ship)?$|indivi|onverdeeld|ungeteilt|undivided|alleineig/,
  ],
];

export function parseRight(text: string): Right | null {
  const words = plain(text);
  return RIGHT_WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const LANGUAGE_WORDS: readonly (readonly [Language, RegExp])[] = [
  [
    "fr",
    /^(f|fr|fra|fre|fr be|francais|francaise|frans|franstalig|franzosisch|french|francophone)$/,
  ],
  [
    "nl",
    /^(n|nl|nld|dut|nl be|neerlandais|neerlandaise|nederlands|nederlandstalig|niederlandisch|dutch|flamand|vlaams)$/,
  ],
  ["de", /^(d|de|deu|ger|de be|all|allemand|allemande|duits|duitstalig|deutsch|german)$/],
  ["en", /^(e|en|eng|en gb|ang|anglais|anglaise|engels|engelstalig|englisch|english)$/],
];

export function parseLanguage(text: string): Language | null {
  const word = plain(text);
  return LANGUAGE_WORDS.find(([, pattern]) => pattern.test(word))?.[0] ?? null;
}

const YES =
  /^(o|oui|j|ja|y|yes|x|v|1|true|vrai|waar|wahr|ok|accepte|accepted|akkoord|accord|aanvaard|erlaubt|einverstanden|e mail|email|mail|courriel)$/;
const NO =
  /^(n|non|no|nee|neen|nein|0|false|faux|onwaar|falsch|refuse|refus|geweigerd|abgelehnt|recommande|lettre|courrier|poste|aangetekend|brief|post|einschreiben|registered|letter|papier|paper)$/;

/** Whether a written consent to e-mail exists; null when the word says neither. */
export function parseConsent(text: string): boolean | null {
  if (/^[✓✔☑]$/u.test(text)) return true;
  const word = plain(text);
  return YES.test(word) ? true : NO.test(word) ? false : null;
}

/** One address of the usual shape. */
export function isEmail(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[^\s@<>(),;:"[\]]+@[^\s@.<>(),;:"[\]]+(\.[^\s@.<>(),;:"[\]]+)+$/u.test(text)
  );
}

export type SharesReading =
  | Readonly<{ shares: bigint; total: bigint | null }>
  | "unreadable"
  | "not-whole"
  | "not-positive";

/**
 * Shares as offices write them: `64`, `1.250`, `1 250`, `64,00`, `64/1000`, `64 ‰`.
 * Shares are whole numbers, so a group of three digits after a point or a comma
 * is thousands, and other decimals are refused unless they are zeros.
 */
export function parseShares(text: string): SharesReading {
  const bare = text
    .replace(/(‰|mill?i[eè]mes?|quotit[eé]s?|tanti[eè]mes?|aandelen|anteile|shares)\.?$/iu, "")
    .trim();
  const [amount = "", total, ...rest] = bare.split("/").map((side) => side.trim());
  const whole = total?.replace(/(?<=\d)[.\s'’](?=\d{3})|i?[eè]mes?$|sten?$/giu, "");
  if (rest.length > 0 || (whole !== undefined && !/^\d{1,15}$/.test(whole))) return "unreadable";
  const match = /^([+-]?)(\d{1,3}(?:[.,\s'’]\d{3})+|\d{1,15})(?:[.,](\d{1,15}))?$/.exec(amount);
  if (!match) return "unreadable";
  const [, sign, digits = "", decimals = ""] = match;
  if (/[1-9]/.test(decimals)) return "not-whole";
  const shares = BigInt(digits.replace(/\D/g, ""));
  if (sign === "-" || shares === 0n) return "not-positive";
  return { shares, total: whole === undefined ? null : BigInt(whole) };
}

/** A part of a lot: `1/2`, `0,5`, `50 %`, `1`. In lowest terms, never rounded. */
export function parsePart(text: string): Fraction | null {
  const bare = text.replace(/\s/g, "");
  const ratio = /^(\d{1,12})[/:](\d{1,12})$/.exec(bare);
  if (ratio) {
    const [, num = "", den = ""] = ratio;
    return BigInt(den) === 0n ? null : reduce(fraction(BigInt(num), BigInt(den)));
  }
  const decimal = /^(\d{1,9})(?:[.,](\d{1,12}))?(%?)$/.exec(bare);
  if (!decimal) return null;
  const [, whole = "", decimals = "", percent] = decimal;
  const scale = 10n ** BigInt(decimals.length) * (percent ? 100n : 1n);
  return reduce(fraction(BigInt(whole + decimals), scale));
}
