import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LegalMoment } from "#components/ui/legal-date.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import type { FactorLine } from "#server/identity/second-factor/second-factor.schema.ts";

type SecondFactorsProps = {
  factors: readonly FactorLine[];
  back: string | undefined;
  remove: (id: string, ...rest: Parameters<FormAction>) => ReturnType<FormAction>;
};

/** What is asked for besides the password. */
export function SecondFactors({ factors, back, remove }: SecondFactorsProps) {
  const t = useTranslations("identity.methods");
  const p = useTranslations("identity.passkey");
  const nameOf = ({ kind, name }: FactorLine) => name || t(`kind.${kind}`);
  const end = (row: FactorLine) => (
    <ActionForm action={remove.bind(null, row.id)} className="grid gap-3">
      <Button dense tone="quiet" label={t("removeLabel", { name: nameOf(row) })}>
        {t("remove")}
      </Button>
    </ActionForm>
  );
  const query = back ? `?${new URLSearchParams({ back })}` : "";
  return (
    <Section title={t("factors")}>
      <p className="max-w-measure text-quiet">{t("factorsText")}</p>
      <Table
        caption={t("factors")}
        captionHidden
        columns={[
          { key: "name", header: t("name"), cell: nameOf, names: true },
          { key: "kind", header: t("kindHeader"), cell: ({ kind }) => t(`kind.${kind}`) },
          {
            key: "added",
            header: t("addedAt"),
            cell: (row) => <LegalMoment iso={row.createdAt} />,
          },
          {
            key: "used",
            header: t("usedAt"),
            cell: ({ usedAt }) => (usedAt ? <LegalMoment iso={usedAt} /> : t("never")),
          },
          { key: "end", header: t("end"), cell: end },
        ]}
        rows={factors}
        rowKey={(row) => row.id}
        empty={<p className="max-w-measure">{t("none")}</p>}
      />
      <p className="flex flex-wrap gap-4">
        <LinkButton
          href={`/account/methods/application${query}`}
          tone={factors.length > 0 ? "secondary" : "primary"}
        >
          {t("addTotp")}
        </LinkButton>
        <LinkButton href={`/account/methods/passkey${query}`} tone="secondary">
          {p("addLink")}
        </LinkButton>
      </p>
    </Section>
  );
}
