import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatMoment } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import type { WithoutScreen } from "#server/assembly/participation/participation.schema.ts";

type ParticipationLettersProps = Readonly<{
  address: Readonly<{ associationId: string; meetingId: string }>;
  people: readonly WithoutScreen[];
  print: FormAction;
}>;

/** Who has no screen, and the receipts that the office prints for each, to hand over or to post. */
export function ParticipationLetters({ address, people, print }: ParticipationLettersProps) {
  const t = useTranslations("assembly.participation");
  const locale = useLocale();
  const { associationId, meetingId } = address;
  return (
    <Section title={t("letters")} id="letters">
      <p className="max-w-measure text-quiet">{t("lettersHint")}</p>
      <Table
        caption={t("letters")}
        captionHidden
        rows={people}
        rowKey={({ partyId }) => partyId}
        empty={t("lettersNone")}
        columns={[
          { key: "name", header: t("who"), names: true, cell: ({ name }) => name },
          {
            key: "why",
            header: t("why"),
            cell: ({ telephone }) => t(telephone ? "byTelephone" : "noAccess"),
          },
          {
            key: "letters",
            header: t("printed"),
            cell: ({ letters, name }) => (
              <ul className="grid gap-1">
                {letters.map(({ id, issuedAt }) => (
                  <li key={id}>
                    <a
                      href={`/api/assembly/${associationId}/${meetingId}/participation-letter/${id}`}
                    >
                      {t("letter", { name, date: formatMoment(issuedAt, locale) })}
                    </a>
                  </li>
                ))}
              </ul>
            ),
          },
          {
            key: "action",
            header: t("action"),
            cell: ({ partyId, name }) => (
              <ActionForm action={print} label={t("printLabel", { name })}>
                <input type="hidden" name="partyId" value={partyId} />
                <Button tone="quiet" dense label={t("printLabel", { name })}>
                  {t("print")}
                </Button>
              </ActionForm>
            ),
          },
        ]}
      />
    </Section>
  );
}
