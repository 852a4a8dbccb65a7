import { useLocale, useTranslations } from "next-intl";
import { daysUntil, formatDate } from "./format.ts";

type DeadlineLineProps = {
  /** Both `YYYY-MM-DD`; the server says what day it is. */
  today: string;
  due: string;
  done?: boolean;
};

/** Days shown between the two ends of the line; what is further stands at the end. */
const HORIZON = 60;
const LEFT = 5;
const RIGHT = 198;

/** Legal time, drawn the same everywhere: from today to the deadline, with the days written. */
export function DeadlineLine({ today, due, done = false }: DeadlineLineProps) {
  const t = useTranslations("ui");
  const days = daysUntil(due, today);
  const late = days < 0 && !done;
  const tone = done ? "text-moss" : late ? "text-brick" : days <= 7 ? "text-ochre" : "text-plate";
  return (
    <div className={`w-full max-w-60 ${tone}`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-semibold">
          {done
            ? t("deadline.done")
            : t(late ? "deadline.late" : "deadline.left", { days: Math.abs(days) })}
        </span>
        <time dateTime={due} className="whitespace-nowrap text-fine text-quiet">
          {formatDate(due, useLocale(), "short")}
        </time>
      </div>
      {lineOf(days, late)}
    </div>
  );
}

/**
 * Late, the line is broken and today stands to the right of the deadline. A table has dozens: what
 * they have in common is written once, in the style sheet.
 */
function lineOf(days: number, late: boolean) {
  const share = Math.min(Math.abs(days), HORIZON) / HORIZON;
  const reach = LEFT + Math.round((RIGHT - LEFT) * share);
  const [today, due] = late ? [reach, LEFT] : [LEFT, reach];
  return (
    <svg viewBox="0 0 200 14" aria-hidden="true" className={late ? "time-line late" : "time-line"}>
      <path d={`M${LEFT} 7H${RIGHT}`} />
      <path d={`M${LEFT} 7H${reach}`} />
      <circle cx={today} cy="7" r="4" />
      <path d={`M${due} 0V14`} />
    </svg>
  );
}
