import { useTranslations } from "next-intl";

type ReceiptLinksProps = {
  associationId: string;
  meetingId: string;
  receipts: readonly Readonly<{
    resolutionId: string;
    entitlementId: string;
    /** The number of the item on the agenda. */
    item: number;
    /** The number of the text, where the item has several. */
    text?: number | null;
    names: string;
    /** Which vote, where it is for some lots: their codes. */
    sequence?: number | null;
    lots?: readonly string[];
    onPaper?: boolean;
  }>[];
};

/** One's receipts, each a file to keep. */
export function ReceiptLinks({ associationId, meetingId, receipts }: ReceiptLinksProps) {
  const t = useTranslations("assembly.vote");
  return (
    <ul className="grid gap-1">
      {receipts.map(({ resolutionId, entitlementId, item, text, sequence, lots = [], ...of }) => {
        const names = lots.length > 0 ? `${of.names} (${lots.join(", ")})` : of.names;
        const which = sequence ? `?vote=${sequence}` : "";
        return (
          <li key={`${resolutionId} ${entitlementId} ${which}`}>
            <a
              href={`/api/receipts/${associationId}/${meetingId}/${resolutionId}/${entitlementId}${which}`}
              download
              className="inline-flex min-h-6 items-center"
            >
              {text ? t("receiptOfText", { item, text, names }) : t("receipt", { item, names })}
            </a>
            {of.onPaper ? (
              <span className="ms-2 text-fine text-quiet">{t("receiptFromPaper")}</span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
