import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatMoment } from "#components/ui/format.ts";
import { Table } from "#components/ui/table.tsx";
import type { MinutesView, SignatureView } from "#server/assembly/minutes/signature.queries.ts";

const METHOD = {
  itsme: "byItsme",
  provider: "byProvider",
  account: "byAccount",
  room: "byRoom",
} as const;

type MinutesSignaturesProps = {
  minutes: MinutesView;
  own: readonly string[];
  mayRecord: boolean;
  sign: FormAction;
  record: FormAction;
  leave: FormAction;
};

/** Who is to sign and who has; one's own signature, and those given by hand in the room. */
export function MinutesSignatures(props: MinutesSignaturesProps) {
  const { minutes, own, mayRecord, sign, record, leave } = props;
  const t = useTranslations("assembly.act");
  const isMine = ({ partyId, signed }: SignatureView) =>
    signed === null && (partyId === null ? mayRecord : own.includes(partyId));
  return (
    <>
      <Table
        caption={t("signatures")}
        captionHidden
        rows={minutes.signatures}
        rowKey={({ capacity, partyId, name }) => `${capacity} ${partyId ?? name}`}
        columns={[
          { key: "name", header: t("name"), names: true, cell: ({ name }) => name },
          { key: "capacity", header: t("capacity"), cell: ({ capacity }) => t(capacity) },
          {
            key: "signed",
            header: t("signed"),
            cell: (line) => <Signed line={line} actions={mayRecord ? { record, leave } : null} />,
          },
        ]}
      />
      {minutes.signatures.some(isMine) ? (
        <ActionForm action={sign} label={t("sign")}>
          <p className="max-w-measure break-all">
            {t("signWarning", { hash: minutes.recordHash })}
          </p>
          <Button>{t("sign")}</Button>
        </ActionForm>
      ) : null}
    </>
  );
}

type SignedProps = {
  line: SignatureView;
  /** Null for who does not keep the minutes. */
  actions: Readonly<{ record: FormAction; leave: FormAction }> | null;
};

function Signed({ line, actions }: SignedProps) {
  const t = useTranslations("assembly.act");
  const locale = useLocale();
  const { capacity, partyId, name, signed, missing } = line;
  if (signed) {
    return t(METHOD[signed.method], { date: formatMoment(signed.at, locale) });
  }
  if (missing) return t("didNotSign", { reason: missing.reason });
  if (!actions) return t("missing");
  const who = (
    <>
      <input type="hidden" name="capacity" value={capacity} />
      <input type="hidden" name="partyId" value={partyId ?? ""} />
    </>
  );
  return (
    <div className="grid justify-items-start gap-2">
      <ActionForm action={actions.record} label={t("recordLabel", { name })}>
        {who}
        <Button tone="quiet" dense label={t("recordLabel", { name })}>
          {t("recordSignature")}
        </Button>
      </ActionForm>
      <Confirm trigger={t("recordMissing")} tone="quiet">
        <p>{t("missingWill")}</p>
        <ActionForm action={actions.leave} label={t("recordMissingOf", { name })}>
          {who}
          <Field name="reason" label={t("missingReason")} maxLength={500} />
          <Button label={t("recordMissingOf", { name })}>{t("recordMissing")}</Button>
        </ActionForm>
      </Confirm>
    </div>
  );
}
