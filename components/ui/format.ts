/**
 * The only place where numbers and dates become words. Figures are grouped by a narrow no-break
 * space in every language, as in Belgian acts: a point or a comma would be read two ways.
 */
const THIN_SPACE = "\u202f";
const MINUS = "\u2212";
const LEGAL_ZONE = "Europe/Brussels";

/** The Belgian form of one of the product's languages. */
function belgian(locale: string): string {
  return `${locale}-BE`;
}

/**
 * Making a formatter costs a hundred times what using it does, and a page has a hundred dates. As
 * many are kept as there are languages and ways to write.
 */
const kept = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${Object.entries(options)}`;
  const before = kept.get(key);
  if (before) return before;
  const made = new Intl.DateTimeFormat(locale, options);
  kept.set(key, made);
  return made;
}

const integers = new Map<string, Intl.NumberFormat>();

function integerFormat(locale: string): Intl.NumberFormat {
  const before = integers.get(locale);
  if (before) return before;
  const made = new Intl.NumberFormat(locale);
  integers.set(locale, made);
  return made;
}

function join(parts: readonly Intl.NumberFormatPart[], integer?: string): string {
  return parts
    .map(({ type, value }) => {
      if (type === "group") return THIN_SPACE;
      if (type === "minusSign") return MINUS;
      return type === "fraction" && integer !== undefined ? integer : value;
    })
    .join("");
}

/** A whole number: `1 000`. */
export function formatInteger(value: bigint | number | string, locale: string): string {
  return join(integerFormat(belgian(locale)).formatToParts(BigInt(value)));
}

/** An amount in cents: `1 234,50 €`. Exact: the cents are never part of a floating number. */
export function formatMoney(cents: bigint | string, locale: string): string {
  const amount = BigInt(cents);
  const absolute = amount < 0n ? -amount : amount;
  const fraction = (absolute % 100n).toString().padStart(2, "0");
  const euros = new Intl.NumberFormat(belgian(locale), {
    style: "currency",
    currency: "EUR",
  }).formatToParts(absolute / 100n);
  return (amount < 0n ? MINUS : "") + join(euros, fraction);
}

export type DateStyle = "short" | "long" | "full";

const DATE_STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  /** 15/06/2026, in tables. */
  short: { day: "2-digit", month: "2-digit", year: "numeric" },
  /** 15 juin 2026 */
  long: { day: "numeric", month: "long", year: "numeric" },
  /** lundi 15 juin 2026 */
  full: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
};

/** In words: the first of a month is an ordinal in French, and in no other of the languages. */
function written(format: Intl.DateTimeFormat, iso: string, locale: string): string {
  const text = format.format(Date.parse(iso));
  return locale === "fr" ? text.replace(/(?<!\d)1(?=\s\p{L})/u, "1er") : text;
}

/** A calendar day, `YYYY-MM-DD`: the same wherever it is read. */
export function formatDate(iso: string, locale: string, style: DateStyle = "long"): string {
  const format = dateFormat(belgian(locale), { ...DATE_STYLES[style], timeZone: "UTC" });
  return written(format, iso, locale);
}

/** A moment, at the legal hour of Belgium. */
export function formatMoment(iso: string, locale: string, style: DateStyle = "long"): string {
  const hour = { hour: "2-digit", minute: "2-digit", timeZone: LEGAL_ZONE } as const;
  const format = dateFormat(belgian(locale), { ...DATE_STYLES[style], ...hour });
  return written(format, iso, locale);
}

/** The calendar day of a moment where the law applies, `YYYY-MM-DD`. */
export function legalDay(iso: string): string {
  return dateFormat("en-CA", { timeZone: LEGAL_ZONE }).format(Date.parse(iso));
}

/** The hour alone of a moment, at the legal hour of Belgium. */
export function formatTime(iso: string, locale: string): string {
  return dateFormat(belgian(locale), {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: LEGAL_ZONE,
  }).format(Date.parse(iso));
}

/** The hour of a moment to the second, at the legal hour of Belgium. */
export function formatClock(iso: string, locale: string): string {
  return dateFormat(belgian(locale), {
    ...{ hour: "2-digit", minute: "2-digit", second: "2-digit" },
    timeZone: LEGAL_ZONE,
  }).format(Date.parse(iso));
}

const DAY = 86_400_000;

/** Whole days from one calendar day to another; negative when the second is earlier. */
export function daysUntil(due: string, today: string): number {
  return Math.round((Date.parse(due) - Date.parse(today)) / DAY);
}

/** A day of every year, `MM-DD`: `1er janvier`. Read in a leap year: 29 February is one. */
export function formatDayOfYear(monthDay: string, locale: string): string {
  const format = dateFormat(belgian(locale), { day: "numeric", month: "long", timeZone: "UTC" });
  return written(format, `2028-${monthDay}`, locale);
}
