import { useLocale, useTranslations } from "next-intl";
import { DeadlineLine } from "#components/ui/deadline-line.tsx";
import { formatDate } from "#components/ui/format.ts";
import { challengeTerm } from "#server/assembly/challenge/challenge.rules.ts";
import { plainDate } from "#server/kernel/calendar.ts";

/** Until when decisions of a day can be challenged, for owners and for occupants. Both days in ISO. */
export function ChallengeTerm({ decidedOn, today }: { decidedOn: string; today: string }) {
  const t = useTranslations("assembly.challenge");
  const locale = useLocale();
  const { until, extended, isOpen } = challengeTerm(plainDate(decidedOn), plainDate(today));
  const date = formatDate(until.toString(), locale);
  return (
    <>
      <p className="max-w-measure">{t(isOpen ? "open" : "closed", { date })}</p>
      {isOpen && extended ? (
        <p className="max-w-measure">
          {t("extended", { date: formatDate(extended.toString(), locale) })}
        </p>
      ) : null}
      {isOpen ? <DeadlineLine today={today} due={until.toString()} /> : null}
      {isOpen ? <p className="max-w-measure text-quiet">{t("occupant", { date })}</p> : null}
    </>
  );
}
