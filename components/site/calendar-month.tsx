import { useLocale, useTranslations } from "next-intl";
import { formatDate, formatTime } from "#components/ui/format.ts";
import { Link } from "#messages/navigation.ts";
import { deadlineWords } from "#server/registry/deadline/deadline.schema.ts";
import type { CalendarEvent } from "#server/site/calendar/calendar.schema.ts";
import { placeOfEvent, weeksOf } from "#server/site/calendar/calendar-month.rules.ts";

type CalendarMonthProps = {
  month: string;
  today: string;
  events: readonly CalendarEvent[];
  title: string;
};

/** What an event is, in the reader's language. */
export function useEventWords() {
  const t = useTranslations("site.calendar.kind");
  const kinds = useTranslations("registry.deadline.kind");
  return ({ kind, about }: CalendarEvent) =>
    kind === "deadline" ? kinds(`${deadlineWords(about)}.title`) : t(kind);
}

/** A Monday, from which the names of the days are told. */
const MONDAY = "2024-01-01";

/** A month as a table: its days are cells under the name of their day, with what falls on them. */
export function CalendarMonth({ month, today, events, title }: CalendarMonthProps) {
  const locale = useLocale();
  const names = Array.from(
    { length: 7 },
    (_, index) =>
      formatDate(`2024-01-0${Number(MONDAY.slice(-1)) + index}`, locale, "full").split(/[ ,]/)[0],
  );
  return (
    <div className="@container min-w-0">
      <table className="month w-full table-fixed border-collapse">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col" className="border-ink border-b-2 p-1 text-start text-fine">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, place) => (
                <Day
                  key={day ?? `none-${names[place]}`}
                  day={day}
                  isToday={day === today}
                  events={events.filter((event) => event.day === day)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Day(props: { day: string | null; isToday: boolean; events: readonly CalendarEvent[] }) {
  const { day, isToday, events } = props;
  const t = useTranslations("site.calendar");
  const locale = useLocale();
  const words = useEventWords();
  if (!day) return <td className="bg-sunk" />;
  return (
    <td
      data-empty={events.length === 0 && !isToday ? "" : undefined}
      className={isToday ? "bg-plate-tint" : undefined}
    >
      <time dateTime={day} className={isToday ? "font-semibold text-plate" : "text-quiet"}>
        <span className="wide">{Number(day.slice(-2))}</span>
        <span className="narrow">{formatDate(day, locale, "full")}</span>
        {isToday ? <span className="ps-1 text-fine">{t("today")}</span> : null}
      </time>
      {events.length > 0 ? (
        <ul className="grid gap-1.5">
          {events.map((event) => (
            <li
              key={`${event.kind}-${event.id}`}
              className={`border-s-3 ps-1.5 text-fine leading-tight ${TONES[event.kind]}`}
            >
              <Link href={placeOfEvent(event)} prefetch={false} className="wrap-anywhere">
                {event.startsAt ? `${formatTime(event.startsAt, locale)} ` : null}
                {words(event)}
              </Link>
              <span className="block text-quiet">
                {event.associationName}
                {event.done ? ` — ${t("done")}` : null}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </td>
  );
}

const TONES: Readonly<Record<CalendarEvent["kind"], string>> = {
  deadline: "border-ochre",
  meeting: "border-plate",
  mandate: "border-brick",
};
