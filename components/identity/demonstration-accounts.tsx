import { useTranslations } from "next-intl";
import { MailAddress } from "#components/ui/mail-address.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";

export type Demonstration = {
  people: readonly { name: string; email: string; secret: string | null; code: string | null }[];
  password: string;
};

/** Who one can be in the demonstration; it exists on this machine only. */
export function DemonstrationAccounts({ people, password }: Demonstration) {
  const t = useTranslations("identity.signIn");
  return (
    <Section title={t("demo")}>
      <p className="max-w-measure">
        {t.rich("demoText", { password, code: (chunks) => <code>{chunks}</code> })}
      </p>
      <Table
        caption={t("demo")}
        captionHidden
        columns={[
          { key: "name", header: t("demoName"), cell: (row) => row.name, names: true },
          {
            key: "email",
            header: t("email"),
            cell: (row) => <MailAddress>{row.email}</MailAddress>,
          },
          {
            key: "factor",
            header: t("demoCode"),
            cell: ({ secret, code }) =>
              secret ? (
                <span className="grid">
                  <code className="break-words">{secret}</code>
                  {code ? <span className="text-quiet">{t("demoNow", { code })}</span> : null}
                </span>
              ) : (
                t("demoNone")
              ),
          },
        ]}
        rows={people}
        rowKey={(row) => row.email}
      />
    </Section>
  );
}
