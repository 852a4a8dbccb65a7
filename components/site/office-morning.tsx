import { useTranslations } from "next-intl";
import type { FormAction } from "#components/ui/form-state.ts";
import type { ListQuery } from "#components/ui/query.ts";
import { withQuery } from "#components/ui/query.ts";
import { UndoNotice } from "#components/ui/undo-notice.tsx";
import { Link } from "#messages/navigation.ts";
import type { Morning } from "#server/site/morning/morning.schema.ts";
import { DeadlineList } from "./deadline-list.tsx";
import { SeeTo, type SeeToActions } from "./see-to.tsx";
import { TroubleList } from "./trouble-list.tsx";
import { WaitingList } from "./waiting-list.tsx";

type OfficeMorningProps = {
  morning: Morning;
  query: ListQuery;
  colleagues: readonly Readonly<{ accountId: string; name: string }>[];
  /** What was just said to be done, that may be taken back. */
  finished: Readonly<{ associationId: string; deadlineId: string }> | null;
  actions: SeeToActions & Readonly<{ reopen: FormAction; dismiss: FormAction }>;
};

/** An office's day: what went wrong, what the law expects, what waits. */
export function OfficeMorning(props: OfficeMorningProps) {
  const { morning, query, colleagues, finished, actions } = props;
  const t = useTranslations("site.home");
  const { queue, today, term } = morning;
  const seeTo = `/home${withQuery(query, { term: undefined, done: undefined })}&`.replace(
    "?&",
    "?",
  );
  return (
    <>
      {finished ? (
        <UndoNotice undo={actions.reopen} about={finished}>
          {t("finished")}
        </UndoNotice>
      ) : null}
      {term ? (
        <SeeTo key={term.id} term={term} today={today} colleagues={colleagues} actions={actions} />
      ) : null}
      <WhoseQueue query={query} />
      <TroubleList troubles={morning.troubles} dismiss={actions.dismiss} />
      <DeadlineList
        title={t("deadlines")}
        none={t("noDeadlines")}
        deadlines={queue.law}
        total={queue.lawTotal}
        today={today}
        seeTo={seeTo}
      />
      {queue.tasks.length > 0 ? (
        <DeadlineList
          title={t("tasks")}
          none={t("noTasks")}
          deadlines={queue.tasks}
          total={queue.taskTotal}
          today={today}
          seeTo={seeTo}
        />
      ) : null}
      <WaitingList waiting={morning.waiting} />
    </>
  );
}

/** What oneself sees to, or the whole office. */
function WhoseQueue({ query }: { query: ListQuery }) {
  const t = useTranslations("site.home.whose");
  const isAll = query.whose === "all";
  return (
    <p className="text-fine">
      {t(isAll ? "all" : "mine")}{" "}
      <Link
        href={`/home${withQuery(query, { whose: isAll ? undefined : "all", term: undefined, done: undefined })}`}
        className="inline-flex min-h-6 items-center"
      >
        {t(isAll ? "showMine" : "showAll")}
      </Link>
    </p>
  );
}
