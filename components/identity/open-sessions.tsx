import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatMoment } from "#components/ui/format.ts";
import { LegalMoment } from "#components/ui/legal-date.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { FACTORS, type SessionLine } from "#server/identity/session/session.schema.ts";

type OpenSessionsProps = {
  sessions: readonly SessionLine[];
  revoke: (id: string, ...rest: Parameters<FormAction>) => ReturnType<FormAction>;
  revokeOthers: FormAction;
};

/** Where the account is open at this moment, each of which can be ended. */
export function OpenSessions({ sessions, revoke, revokeOthers }: OpenSessionsProps) {
  const t = useTranslations("identity");
  const locale = useLocale();
  const factor = ({ amr }: SessionLine) =>
    FACTORS.filter((known) => amr.includes(known))
      .map((known) => t(`factor.${known}`))
      .join(", ");
  const end = (row: SessionLine) => (
    <ActionForm action={revoke.bind(null, row.id)} className="">
      <Button
        dense
        tone="quiet"
        label={t("account.revokeLabel", { date: formatMoment(row.openedAt, locale) })}
      >
        {t("account.revoke")}
      </Button>
    </ActionForm>
  );
  return (
    <div className="grid gap-4">
      <Table
        caption={t("account.sessions")}
        captionHidden
        columns={[
          {
            key: "device",
            header: t("account.device"),
            cell: ({ device }) => device || t("account.deviceUnknown"),
            names: true,
          },
          {
            key: "opened",
            header: t("account.openedAt"),
            cell: (row) => <LegalMoment iso={row.openedAt} />,
          },
          {
            key: "seen",
            header: t("account.seenAt"),
            cell: ({ seenAt, openedAt }) => <LegalMoment iso={seenAt ?? openedAt} />,
          },
          { key: "by", header: t("account.by"), cell: factor },
          {
            key: "end",
            header: t("account.end"),
            cell: (row) =>
              row.current ? <Status tone="done">{t("account.currentSession")}</Status> : end(row),
          },
        ]}
        rows={sessions}
        rowKey={(row) => row.id}
      />
      <p>
        <LinkButton href="/continue" tone="quiet">
          {t("stepUp.elsewhere")}
        </LinkButton>
      </p>
      {sessions.length > 1 ? (
        <ActionForm action={revokeOthers} className="grid gap-3">
          <p className="max-w-measure text-quiet">{t("account.revokeOthersText")}</p>
          <div>
            <Button tone="secondary">{t("account.revokeOthers")}</Button>
          </div>
        </ActionForm>
      ) : null}
    </div>
  );
}
