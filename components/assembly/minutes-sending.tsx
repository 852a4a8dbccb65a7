import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import type {
  MinutesStatus,
  MinutesSending as Sending,
} from "#server/assembly/minutes/sending.queries.ts";
import { LettersToPost } from "./letters-to-post.tsx";

type MinutesSendingProps = {
  associationId: string;
  status: MinutesStatus;
  /** Signatures that are neither given nor noted as missing: until then nothing leaves. */
  missing: number;
  /** There is a narrative that may go along. */
  hasReport: boolean;
  today: string;
  send: FormAction;
  post: FormAction;
};

const TONE = {
  queued: "waiting",
  printed: "waiting",
  accepted: "done",
  bounced: "danger",
  posted: "done",
} as const;

/** The minutes on their way to everybody entitled to them, and what proves it (art. 3.87 §12). */
export function MinutesSending(props: MinutesSendingProps) {
  const { associationId, status, missing, hasReport, today, send, post } = props;
  const t = useTranslations("assembly.act");
  const { sendings, unproven } = status;
  const letters = sendings
    .filter(({ channel }) => channel !== "email")
    .map((letter) => ({ ...letter, isPosted: letter.state === "posted" }));
  return (
    <>
      <Section title={t("send")} id="sending">
        <p className="max-w-measure">{t("sendHint")}</p>
        {sendings.length > 0 ? (
          <Notice tone={unproven === 0 ? "done" : "waiting"}>
            {t("sendProven", { unproven })}
          </Notice>
        ) : null}
        {missing > 0 ? (
          <Notice tone="waiting">{t("unsignedSend", { count: missing })}</Notice>
        ) : sendings.length === 0 || unproven > 0 ? (
          <ActionForm action={send} label={t(sendings.length === 0 ? "sendNow" : "sendAgain")}>
            {hasReport ? (
              <Checkbox name="withReport" label={t("sendReport")} defaultChecked />
            ) : null}
            <Button tone={sendings.length === 0 ? "primary" : "secondary"}>
              {t(sendings.length === 0 ? "sendNow" : "sendAgain")}
            </Button>
          </ActionForm>
        ) : null}
        {sendings.length > 0 ? <SentMinutes sendings={sendings} /> : null}
      </Section>
      <LettersToPost
        title={t("letters")}
        proof={t("letterProof")}
        associationId={associationId}
        letters={letters}
        today={today}
        post={post}
      />
    </>
  );
}

/** Each sending with its channel and what proves it. */
export function SentMinutes({ sendings }: { sendings: readonly Sending[] }) {
  const t = useTranslations("assembly.act");
  const words = useTranslations("assembly.notice");
  const locale = useLocale();
  return (
    <Table
      caption={t("send")}
      captionHidden
      rows={sendings}
      rowKey={({ deliveryId }) => deliveryId}
      columns={[
        { key: "name", header: words("name"), names: true, cell: ({ name }) => name },
        { key: "channel", header: words("channel"), cell: ({ channel }) => words(channel) },
        {
          key: "state",
          header: words("state"),
          cell: ({ state, on }) => (
            <Status tone={TONE[state]}>
              {t(`sent_${state}`)}
              {on ? `, ${formatDate(on, locale, "short")}` : ""}
            </Status>
          ),
        },
      ]}
    />
  );
}
