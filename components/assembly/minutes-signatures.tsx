import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatMoment } from "#components/ui/format.ts";
import { Table } from "#components/ui/table.tsx";
import type { MinutesView, SignatureView } from "#server/assembly/minutes/signature.queries.ts";

const METHOD = { itsme: "byItsme", account: "byAccount", room: "byRoom" } as const;

type MinutesSignaturesProps = {
  minutes: MinutesView;
  own: readonly string[];
  mayRecord: boolean;
  sign: FormAction;
  record: FormAction;
};

/** Who is to sign and who has; one's own signature, and those given by hand in the room. */
export function MinutesSignatures(props: MinutesSignaturesProps) {
  const { minutes, own, mayRecord, sign, record } = props;
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
            cell: (line) => <Signed line={line} record={mayRecord ? record : null} />,
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

function Signed({ line, record }: { line: SignatureView; record: FormAction | null }) {
  const t = useTranslations("assembly.act");
  const locale = useLocale();
  const { capacity, partyId, name, signed } = line;
  if (signed) {
    return t(METHOD[signed.method], { date: formatMoment(signed.at, locale) });
  }
  if (!record) return t("missing");
  return (
    <ActionForm action={record} label={t("recordLabel", { name })}>
      <input type="hidden" name="capacity" value={capacity} />
      <input type="hidden" name="partyId" value={partyId ?? ""} />
      <Button tone="quiet" dense label={t("recordLabel", { name })}>
        {t("recordSignature")}
      </Button>
    </ActionForm>
  );
}
