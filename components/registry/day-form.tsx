import { useLocale, useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button-class.ts";
import { DateField } from "#components/ui/date-field.tsx";
import { formatDate } from "#components/ui/format.ts";
import { Link } from "#messages/navigation.ts";

type DayFormProps = {
  /** The day shown; null is today. */
  on: string | null;
  today: string;
  /** The same page of today. */
  here: string;
};

/** Asks for a day of the past: a plain form that any browser can send. */
export function DayForm({ on, today, here }: DayFormProps) {
  const t = useTranslations("registry.movement");
  const locale = useLocale();
  return (
    <div className="grid gap-2 print:hidden">
      <form method="get" className="flex flex-wrap items-end gap-3">
        <DateField name="on" label={t("stateOn")} defaultValue={on ?? today} max={today} />
        <button type="submit" className={buttonClass("secondary")}>
          {t("show")}
        </button>
      </form>
      {on ? (
        <p className="flex flex-wrap gap-x-4">
          <strong>{t("onDay", { date: formatDate(on, locale) })}</strong>
          <Link href={here}>{t("backToToday")}</Link>
        </p>
      ) : null}
    </div>
  );
}

/** The same question among the other controls of a list. */
export function DayControl({ on, today }: Omit<DayFormProps, "here">) {
  const t = useTranslations("registry.movement");
  return (
    <label className="grid gap-1">
      <span className="text-fine font-semibold">{t("stateOn")}</span>
      <input
        type="date"
        name="on"
        defaultValue={on ?? today}
        max={today}
        className="min-h-9 rounded-control border border-edge bg-leaf px-3 py-1"
      />
    </label>
  );
}
