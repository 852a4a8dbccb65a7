import { useTranslations } from "next-intl";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";

export type Demonstration = {
  people: readonly { name: string; email: string }[];
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
          { key: "email", header: t("email"), cell: (row) => row.email },
        ]}
        rows={people}
        rowKey={(row) => row.email}
      />
    </Section>
  );
}
