import ical, { ICalCalendarMethod } from "ical-generator";
import type { CalendarEvent } from "./calendar.schema.ts";
import { placeOfEvent } from "./calendar-month.rules.ts";

type Feed = Readonly<{
  events: readonly CalendarEvent[];
  /** The feed's own name, and what each event is called: an association and a kind, nobody's name. */
  name: string;
  titleOf: (event: CalendarEvent) => string;
  /** Where the product stands, without a final slash. */
  base: string;
  locale: string;
}>;

const HOURS_OF_MEETING = 2;

/** A calendar that other programs read (RFC 5545): whole days for terms, hours for meetings. */
export function feedOf({ events, name, titleOf, base, locale }: Feed): string {
  const host = new URL(base).hostname;
  const calendar = ical({ name, method: ICalCalendarMethod.PUBLISH, ttl: 60 * 60 });
  calendar.prodId({ company: "KoproGo", product: "Calendar" });
  for (const event of events) {
    const start = event.startsAt ? Temporal.Instant.from(event.startsAt) : null;
    calendar.createEvent({
      id: `${event.kind}-${event.id}@${host}`,
      summary: titleOf(event),
      url: `${base}/${locale}${placeOfEvent(event)}`,
      ...(start
        ? {
            start: new Date(start.epochMilliseconds),
            end: new Date(start.add({ hours: HOURS_OF_MEETING }).epochMilliseconds),
          }
        : {
            // A whole day has no zone: the library writes the day it is at UTC.
            start: new Date(`${event.day}T00:00:00Z`),
            allDay: true,
          }),
    });
  }
  return calendar.toString();
}
