import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LegalMoment } from "#components/ui/legal-date.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import type { LinkedIdentity } from "#server/identity/provider/provider.schema.ts";
import type { IdentityWay } from "#server/platform/oidc.ts";
import { IdentityLinks } from "./identity-links.tsx";

type LinkedIdentitiesProps = {
  identities: readonly LinkedIdentity[];
  ways: readonly IdentityWay[];
  unbind: (id: string, ...rest: Parameters<FormAction>) => ReturnType<FormAction>;
};

/** The identities by which this account can be entered and vote at a distance. */
export function LinkedIdentities({ identities, ways, unbind }: LinkedIdentitiesProps) {
  const t = useTranslations("identity.account");
  return (
    <Section title={t("identities")}>
      <Table
        caption={t("identities")}
        captionHidden
        columns={[
          { key: "provider", header: t("provider"), cell: (row) => row.label },
          { key: "name", header: t("name"), cell: (row) => row.name, names: true },
          {
            key: "bound",
            header: t("boundAt"),
            cell: (row) => <LegalMoment iso={row.boundAt} />,
          },
          {
            key: "end",
            header: t("end"),
            cell: (row) => (
              <ActionForm action={unbind.bind(null, row.id)} className="">
                <Button
                  dense
                  tone="quiet"
                  label={t("unbindLabel", { name: row.name, provider: row.label })}
                >
                  {t("unbind")}
                </Button>
              </ActionForm>
            ),
          },
        ]}
        rows={identities}
        rowKey={(row) => row.id}
        empty={<p className="max-w-measure">{t("noIdentity")}</p>}
      />
      <IdentityLinks
        ways={ways}
        query={{ for: "link" }}
        say={(provider) => t("link", { provider })}
        tone="secondary"
      />
    </Section>
  );
}
