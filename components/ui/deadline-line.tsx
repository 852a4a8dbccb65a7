import { useTranslations } from "next-intl";
import { daysUntil } from "./format.ts";
import { LegalDate } from "./legal-date.tsx";

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
        <span className="text-fine text-quiet">
          <LegalDate iso={due} style="short" />
        </span>
      </div>
      <Line days={days} late={late} />
    </div>
  );
}

/** Late, the line is broken and today stands to the right of the deadline. */
function Line({ days, late }: { days: number; late: boolean }) {
  const reach = LEFT + ((RIGHT - LEFT) * Math.min(Math.abs(days), HORIZON)) / HORIZON;
  const [today, due] = late ? [reach, LEFT] : [LEFT, reach];
  return (
    <svg viewBox="0 0 200 14" aria-hidden="true" className="mt-1 block h-auto w-full max-w-60">
      <line x1={LEFT} x2={RIGHT} y1="7" y2="7" stroke="var(--rule)" strokeWidth="2" />
      <line
        x1={LEFT}
        x2={reach}
        y1="7"
        y2="7"
        stroke="currentColor"
        strokeWidth="3"
        strokeDasharray={late ? "5 3" : undefined}
      />
      <circle cx={today} cy="7" r="4" fill="var(--paper)" stroke="currentColor" strokeWidth="2" />
      <rect x={due - 2} y="0" width="4" height="14" rx="1" fill="currentColor" />
    </svg>
  );
}
