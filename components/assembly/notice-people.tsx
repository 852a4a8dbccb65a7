import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { NoticeLine, SendingLine } from "#server/assembly/convocation/convocation.queries.ts";

type People = { people: readonly NoticeLine[] };

const TONE = {
  "in-time": "done",
  urgent: "done",
  late: "danger",
  bounced: "danger",
  unproven: "waiting",
} as const;

/** Each person, how the notice went to him and what proves every sending. */
export function NoticePeople({ people }: People) {
  const t = useTranslations("assembly.notice");
  const locale = useLocale();
  return (
    <Table
      caption={t("people")}
      captionHidden
      rows={people}
      rowKey={({ partyId }) => partyId}
      columns={[
        { key: "name", header: t("name"), names: true, cell: ({ name }) => name },
        {
          key: "sendings",
          header: t("sendings"),
          cell: ({ sendings }) =>
            sendings.map((sending) => <SendingProof key={sending.deliveryId} sending={sending} />),
        },
        {
          key: "state",
          header: t("state"),
          cell: ({ state, provenOn }) => (
            <Status tone={TONE[state]}>
              {t(`state_${state}`)}
              {provenOn ? `, ${formatDate(provenOn, locale, "short")}` : ""}
            </Status>
          ),
        },
      ]}
    />
  );
}

/** One sending: where it went, then what the mail server or the carrier said of it, on which day. */
function SendingProof({ sending }: { sending: SendingLine }) {
  const t = useTranslations("assembly.notice");
  const locale = useLocale();
  const { channel, address, proofs } = sending;
  return (
    <div className="grid min-w-0 grid-cols-1 gap-0.5 py-0.5 wrap-anywhere">
      <span>
        {t(channel)} · {address.join(", ") || t("noAddress")}
      </span>
      {proofs.map(({ kind, on, evidence }) => (
        <span key={`${kind}${on}${evidence}`} className="text-fine text-quiet">
          {t(`proof_${kind}`, { date: formatDate(on, locale, "short"), evidence })}
        </span>
      ))}
    </div>
  );
}

/** Who was sent a mail that came back, and whether a letter can still reach him in time. */
export function ReturnedNotices({ people, latestOn }: People & { latestOn: string }) {
  const t = useTranslations("assembly.notice");
  const locale = useLocale();
  const waiting = people.flatMap(({ partyId, name, letter }) =>
    letter ? [{ partyId, name, ...letter }] : [],
  );
  if (waiting.length === 0) return null;
  const isLate = waiting.some(({ verdict }) => verdict === "late");
  return (
    <Notice tone={isLate ? "danger" : "waiting"} title={t("returned", { count: waiting.length })}>
      <ul className="grid gap-1">
        {waiting.map(({ partyId, name, by, verdict }) => (
          <li key={partyId}>
            {t(`returned_${verdict}`, {
              name,
              by: formatDate(by, locale),
              latest: formatDate(latestOn, locale),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The office says that a mail came back after the server had taken it. */
export function ReturnedMail({ people, action }: People & { action: FormAction }) {
  const t = useTranslations("assembly.notice");
  const mails = people.flatMap(({ name, sendings }) =>
    sendings
      .filter(({ channel, proofs }) => channel === "email" && proofs.at(-1)?.kind === "accepted")
      .map(({ deliveryId, address }) => ({
        value: deliveryId,
        label: `${name} (${address.at(-1) ?? ""})`,
      })),
  );
  if (mails.length === 0) return null;
  return (
    <Confirm trigger={t("return")}>
      <p>{t("returnHint")}</p>
      <ActionForm action={action} label={t("return")}>
        <Select
          name="deliveryId"
          label={t("returnWho")}
          choices={mails}
          placeholder={t("choose")}
        />
        <Textarea name="evidence" label={t("returnText")} rows={3} maxLength={2000} />
        <div>
          <Button>{t("returnKeep")}</Button>
        </div>
      </ActionForm>
    </Confirm>
  );
}
