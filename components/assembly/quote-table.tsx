import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { Money } from "#components/ui/money.tsx";
import { Table } from "#components/ui/table.tsx";
import type { QuoteView } from "#server/assembly/annex/annex.schema.ts";

type QuoteTableProps = {
  associationId: string;
  /** The number of the item they are for. */
  number: number;
  quotes: readonly QuoteView[];
  /** Takes one off; null where they are read. */
  remove?: FormAction | undefined;
};

/** The offers on an item side by side, the cheapest first, each with its document and its text. */
export function QuoteTable({ associationId, number, quotes, remove }: QuoteTableProps) {
  const t = useTranslations("assembly.annexes");
  if (quotes.length === 0) return null;
  return (
    <Table
      caption={t("quotesOf", { number })}
      rows={quotes}
      rowKey={({ id }) => id}
      columns={[
        { key: "supplier", header: t("supplier"), names: true, cell: ({ supplier }) => supplier },
        {
          key: "amount",
          header: t("amount"),
          numeric: true,
          cell: ({ cents }) => <Money cents={cents} />,
        },
        {
          key: "received",
          header: t("receivedOn"),
          cell: ({ receivedOn }) => <LegalDate iso={receivedOn} style="short" />,
        },
        {
          key: "text",
          header: t("votedAs"),
          cell: ({ resolution }) => (resolution ? `${number}.${resolution}` : t("unvoted")),
        },
        {
          key: "document",
          header: t("document"),
          cell: ({ id, documentId, supplier }) => (
            <span className="flex flex-wrap items-center gap-x-4">
              <a
                href={`/api/documents/${associationId}/${documentId}`}
                aria-label={t("openLabel", { supplier })}
                className="inline-flex min-h-6 items-center"
              >
                {t("open")}
              </a>
              {remove ? (
                <ActionForm action={remove} label={t("removeLabel", { supplier })}>
                  <input type="hidden" name="do" value="remove" />
                  <input type="hidden" name="quoteId" value={id} />
                  <Button tone="quiet" dense label={t("removeLabel", { supplier })}>
                    {t("remove")}
                  </Button>
                </ActionForm>
              ) : null}
            </span>
          ),
        },
      ]}
    />
  );
}
