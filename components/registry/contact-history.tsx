import { useTranslations } from "next-intl";
import { LegalMoment } from "#components/ui/legal-date.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import { toLocale } from "#messages/routing.ts";
import type { ContactChanged, ContactField } from "#server/registry/party/contact.rules.ts";

type ContactHistoryProps = {
  history: readonly ContactChanged[];
  /** The reader is the person; else the office reads it. */
  isSelf: boolean;
};

/** What was and what is, when it changed and who changed it. */
export function ContactHistory({ history, isSelf }: ContactHistoryProps) {
  const t = useTranslations("registry.me");
  const wordFor = useValue();
  return (
    <Section title={t("history")}>
      <Table
        caption={t("history")}
        captionHidden
        rows={history}
        rowKey={({ id }) => id}
        empty={t(isSelf ? "noHistory" : "noHistoryOf")}
        columns={[
          {
            key: "when",
            header: t("when"),
            names: true,
            cell: ({ at }) => <LegalMoment iso={at} style="short" />,
          },
          {
            key: "who",
            header: t("who"),
            cell: ({ by }) => t(`by.${by === "self" && !isSelf ? "person" : by}`),
          },
          {
            key: "what",
            header: t("what"),
            cell: ({ fields }) => (
              <ul className="grid gap-1">
                {fields.map(({ field, was, is }) => (
                  <li key={field}>
                    {t("change", {
                      field: t(`field.${field}`),
                      was: wordFor(field, was),
                      is: wordFor(field, is),
                    })}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Section>
  );
}

function useValue() {
  const t = useTranslations("registry.me");
  const languages = useTranslations("ui.languages");
  return (field: ContactField, value: string | null): string => {
    if (field === "language") return languages(toLocale(value ?? "fr"));
    if (field === "mailFormat") return t(value === "text" ? "formatText" : "formatHtml");
    if (field !== "ordinaryChannel") return value ?? t("nothing");
    if (value === null) return t("ordinaryFollow");
    return t(value === "email" ? "ordinaryEmail" : "ordinaryLetter");
  };
}
