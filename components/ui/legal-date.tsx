import { useLocale } from "next-intl";
import { type DateStyle, formatDate, formatMoment, formatTime } from "./format.ts";

type LegalDateProps = { iso: string; style?: DateStyle };

/** A calendar day of the law, from `YYYY-MM-DD`. */
export function LegalDate({ iso, style = "long" }: LegalDateProps) {
  return (
    <time dateTime={iso} className={style === "short" ? "whitespace-nowrap" : undefined}>
      {formatDate(iso, useLocale(), style)}
    </time>
  );
}

/** A moment, from an instant in ISO 8601, told at the hour of Belgium, which may stand under its day. */
export function LegalMoment({ iso, style = "long" }: LegalDateProps) {
  return <time dateTime={iso}>{formatMoment(iso, useLocale(), style)}</time>;
}

/** Its hour alone, where the day is already said. */
export function LegalTime({ iso }: { iso: string }) {
  return <time dateTime={iso}>{formatTime(iso, useLocale())}</time>;
}
