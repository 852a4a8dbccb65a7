import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LegalMoment } from "#components/ui/legal-date.tsx";
import { Page } from "#components/ui/page.tsx";
import { Plate } from "#components/ui/plate.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { UndoNotice } from "#components/ui/undo-notice.tsx";
import { Link } from "#messages/navigation.ts";
import {
  type Choice,
  NOTIFICATION_NAMES,
  type NotificationLine,
  notificationPlace,
} from "#server/documents/notification/notification.schema.ts";
import { OfficeNav } from "./office-nav.tsx";

type NotificationsProps = {
  lines: readonly NotificationLine[];
  choices: readonly Choice[];
  isOffice: boolean;
  /** The one that was just put away, which may be taken back. */
  read: string | null;
  actions: Readonly<{
    markRead: FormAction;
    unread: FormAction;
    all: FormAction;
    choose: FormAction;
  }>;
};

/** What happened that concerns one, and how one wants to hear of it. */
export function Notifications({ lines, choices, isOffice, read, actions }: NotificationsProps) {
  const t = useTranslations("documents.notification");
  const unread = lines.filter((line) => !line.isRead);
  return (
    <Page title={t("title")} lead={t("lead", { count: unread.length })}>
      {isOffice ? <OfficeNav here="notifications" /> : null}
      {read ? (
        <UndoNotice undo={actions.unread} about={{ notificationId: read }}>
          {t("putAway")}
        </UndoNotice>
      ) : null}
      {lines.length === 0 ? <EmptyState>{t("none")}</EmptyState> : null}
      {unread.length > 0 ? (
        <ActionForm action={actions.all} className="grid">
          <Button tone="secondary" dense>
            {t("readAll")}
          </Button>
        </ActionForm>
      ) : null}
      {lines.length > 0 ? (
        <ul className="grid gap-3">
          {lines.map((line) => (
            <Line key={line.id} line={line} markRead={actions.markRead} />
          ))}
        </ul>
      ) : null}
      <ChoiceForm choices={choices} choose={actions.choose} />
    </Page>
  );
}

function useKind() {
  const t = useTranslations("documents.notification.kind");
  return (kind: string) => t(NOTIFICATION_NAMES.find((name) => name === kind) ?? "other");
}

function Line({ line, markRead }: { line: NotificationLine; markRead: FormAction }) {
  const t = useTranslations("documents.notification");
  const words = useKind();
  const { id, kind, slug, subjectId, associationName, at, isRead } = line;
  return (
    <li
      className={`flex flex-wrap items-center gap-x-4 gap-y-1 border-rule border-b pb-3 ${isRead ? "text-quiet" : ""}`}
    >
      {isRead ? null : <Status tone="info">{t("new")}</Status>}
      <Link
        href={notificationPlace(kind, slug, subjectId)}
        prefetch={false}
        className="inline-flex min-h-6 items-center"
      >
        {words(kind)}
      </Link>
      <Plate>{associationName}</Plate>
      <span className="text-fine text-quiet">
        <LegalMoment iso={at} style="short" />
      </span>
      {isRead ? null : (
        <ActionForm action={markRead} className="grid">
          <input type="hidden" name="notificationId" value={id} />
          <Button
            tone="quiet"
            dense
            label={`${t("markRead")} (${words(kind)}, ${associationName})`}
          >
            {t("markRead")}
          </Button>
        </ActionForm>
      )}
    </li>
  );
}

function ChoiceForm({ choices, choose }: { choices: readonly Choice[]; choose: FormAction }) {
  const t = useTranslations("documents.notification");
  const words = useKind();
  return (
    <Section id="choices" title={t("choices")}>
      <ActionForm action={choose} label={t("choices")} className="grid gap-4">
        <p className="max-w-measure">{t("choicesLead")}</p>
        <div className="@container min-w-0">
          <table className="stack w-full border-collapse text-start">
            <caption className="sr-only">{t("choices")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("what")}</th>
                <th scope="col">{t("here")}</th>
                <th scope="col">{t("mail")}</th>
              </tr>
            </thead>
            <tbody>
              {choices.map(({ kind, shown, mailed }) => (
                <tr key={kind}>
                  <th scope="row" data-label={t("what")}>
                    <div>{words(kind)}</div>
                  </th>
                  <Tick name={`shown.${kind}`} label={t("here")} what={words(kind)} on={shown} />
                  <Tick name={`mailed.${kind}`} label={t("mail")} what={words(kind)} on={mailed} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Button>{t("save")}</Button>
      </ActionForm>
    </Section>
  );
}

function Tick(props: { name: string; label: string; what: string; on: boolean }) {
  const { name, label, what, on } = props;
  return (
    <td data-label={label}>
      <div>
        <input
          type="checkbox"
          name={name}
          defaultChecked={on}
          aria-label={`${label}, ${what}`}
          className="size-6 accent-plate"
        />
      </div>
    </td>
  );
}
