import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate, formatTime } from "#components/ui/format.ts";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import type { CalendarEvent } from "#server/site/calendar/calendar.schema.ts";
import { monthsAround, placeOfEvent } from "#server/site/calendar/calendar-month.rules.ts";
import { CalendarMonth, useEventWords } from "./calendar-month.tsx";
import { FeedForm } from "./feed-form.tsx";
import { OfficeNav } from "./office-nav.tsx";

type CalendarProps = {
  month: string;
  today: string;
  events: readonly CalendarEvent[];
  view: "month" | "list";
  isOffice: boolean;
  hasFeed: boolean;
  feed: Readonly<{ open: FormAction<string>; close: FormAction }>;
};

/** A month over all one's associations, as a table of weeks or as a list. */
export function Calendar(props: CalendarProps) {
  const { month, today, events, view, isOffice, hasFeed, feed } = props;
  const t = useTranslations("site.calendar");
  const locale = useLocale();
  const { before, after } = monthsAround(month);
  const title = monthName(month, locale);
  const at = (to: string, as = view) => `/calendar?month=${to}${as === "list" ? "&view=list" : ""}`;
  return (
    <Page title={t("title")} lead={t("lead")}>
      {isOffice ? <OfficeNav here="calendar" /> : null}
      <Section
        title={title}
        aside={
          <nav
            aria-label={t("months")}
            className="flex flex-wrap gap-x-5 gap-y-1 text-fine *:min-h-6"
          >
            <Link href={at(before)} prefetch={false}>
              {t("before", { month: monthName(before, locale) })}
            </Link>
            <Link href={at(after)} prefetch={false}>
              {t("after", { month: monthName(after, locale) })}
            </Link>
            <Link href={at(month, view === "list" ? "month" : "list")} prefetch={false}>
              {t(view === "list" ? "asMonth" : "asList")}
            </Link>
          </nav>
        }
      >
        {view === "list" ? (
          <EventList events={events} title={title} />
        ) : (
          <CalendarMonth month={month} today={today} events={events} title={title} />
        )}
      </Section>
      <Section title={t("feed")}>
        <FeedForm
          open={feed.open}
          words={{
            lead: t("feedLead"),
            button: t(hasFeed ? "feedAgain" : "feedOpen"),
            opened: t("feedOpened"),
          }}
        />
        {hasFeed ? (
          <ActionForm action={feed.close} className="grid">
            <Button tone="quiet">{t("feedClose")}</Button>
          </ActionForm>
        ) : null}
      </Section>
    </Page>
  );
}

function monthName(month: string, locale: string): string {
  return formatDate(`${month}-01`, locale, "long").replace(/^\S+ /, "");
}

function EventList({ events, title }: { events: readonly CalendarEvent[]; title: string }) {
  const t = useTranslations("site.calendar");
  const locale = useLocale();
  const words = useEventWords();
  return (
    <Table
      caption={title}
      captionHidden
      rows={events}
      rowKey={({ kind, id }) => `${kind}-${id}`}
      empty={<EmptyState>{t("none")}</EmptyState>}
      columns={[
        {
          key: "day",
          header: t("day"),
          cell: ({ day, startsAt }) => (
            <>
              <LegalDate iso={day} style="full" />
              {startsAt ? `, ${formatTime(startsAt, locale)}` : null}
            </>
          ),
        },
        {
          key: "what",
          header: t("what"),
          names: true,
          cell: (event) => (
            <Link href={placeOfEvent(event)} prefetch={false}>
              {words(event)}
            </Link>
          ),
        },
        { key: "association", header: t("association"), cell: (event) => event.associationName },
        {
          key: "state",
          header: t("state"),
          cell: ({ done }) => (done ? <Status tone="done">{t("done")}</Status> : null),
        },
      ]}
    />
  );
}
