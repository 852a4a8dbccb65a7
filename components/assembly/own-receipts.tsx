import { useLocale, useTranslations } from "next-intl";
import { formatDate } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import type { ReceiptLine } from "#server/assembly/ballot/ballot.schema.ts";
import { ReceiptLinks } from "./receipt-links.tsx";

type OwnReceiptsProps = { associationId: string; receipts: readonly ReceiptLine[] };

/** One's receipts of every meeting, the latest first; nothing for who never voted. */
export function OwnReceipts({ associationId, receipts }: OwnReceiptsProps) {
  const t = useTranslations("assembly.vote");
  const locale = useLocale();
  const meetings = Map.groupBy(receipts, ({ meetingId }) => meetingId);
  if (meetings.size === 0) return null;
  return (
    <Section title={t("ownReceipts")} id="receipts">
      <p className="max-w-measure text-quiet">{t("receiptsHint")}</p>
      {[...meetings].map(([meetingId, lines]) => (
        <div key={meetingId} className="grid gap-2">
          <h3 className="font-semibold">
            {t("receiptsOf", { date: formatDate(lines[0]?.on ?? "", locale) })}
          </h3>
          <ReceiptLinks associationId={associationId} meetingId={meetingId} receipts={lines} />
        </div>
      ))}
    </Section>
  );
}
