import { useTranslations } from "next-intl";

type ReceiptLinksProps = {
  associationId: string;
  meetingId: string;
  receipts: readonly Readonly<{
    resolutionId: string;
    entitlementId: string;
    item: number;
    names: string;
  }>[];
};

/** One's receipts, each a file to keep. */
export function ReceiptLinks({ associationId, meetingId, receipts }: ReceiptLinksProps) {
  const t = useTranslations("assembly.vote");
  return (
    <ul className="grid gap-1">
      {receipts.map(({ resolutionId, entitlementId, item, names }) => (
        <li key={`${resolutionId} ${entitlementId}`}>
          <a
            href={`/api/receipts/${associationId}/${meetingId}/${resolutionId}/${entitlementId}`}
            download
          >
            {t("receipt", { item, names })}
          </a>
        </li>
      ))}
    </ul>
  );
}
