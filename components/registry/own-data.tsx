import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { Section } from "#components/ui/section.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { Link } from "#messages/navigation.ts";
import type { PartyView } from "#server/registry/party/party.schema.ts";
import {
  type ExportLine,
  type LookLine,
  type RequestLine,
  RIGHTS,
} from "#server/registry/privacy/privacy.schema.ts";
import { OwnNav } from "./own-nav.tsx";
import { PrivacyLaw } from "./privacy-law.tsx";
import {
  ErasureTable,
  ExportList,
  LookList,
  RequestList,
  type ShownErasure,
} from "./privacy-parts.tsx";
import { SeenBy } from "./seen-by.tsx";

export type ShownRights = Readonly<{
  requests: readonly RequestLine[];
  exports: readonly ExportLine[];
  looks: readonly LookLine[];
  erasure: readonly ShownErasure[];
  restriction: "all" | "optional" | null;
}>;

type OwnDataProps = {
  association: Readonly<{ id: string; slug: string }>;
  party: PartyView;
  others: readonly PartyView[];
  rights: ShownRights;
  /** Who of the office opened one's page. */
  seen: readonly Readonly<{ on: string; who: string | null }>[];
  now: string;
  actions: Readonly<Record<"ask" | "prepare", FormAction>>;
};

/** A person's own data: to take, to have changed, and who looked at them. */
export function OwnData({ association, party, others, rights, seen, now, actions }: OwnDataProps) {
  const t = useTranslations("registry.privacy");
  const { id: associationId, slug } = association;
  const isMaking = rights.exports.some(({ readyAt }) => readyAt === null);
  return (
    <Page title={t("title")} lead={t("lead")} law={<PrivacyLaw />}>
      <OwnNav slug={slug} here="data" party={party} others={others} />
      {rights.restriction ? (
        <Notice>{t(rights.restriction === "all" ? "restrictedAll" : "restrictedOptional")}</Notice>
      ) : null}
      <Section title={t("copy")}>
        <p className="max-w-measure">{t("copyWhat")}</p>
        <ExportList associationId={associationId} exports={rights.exports} now={now} />
        {isMaking ? null : (
          <ActionForm action={actions.prepare} label={t("copy")}>
            <div>
              <Button>{t("prepare")}</Button>
            </div>
          </ActionForm>
        )}
      </Section>
      <Section title={t("ask")}>
        <ActionForm action={actions.ask} label={t("ask")}>
          <Radios
            name="kind"
            legend={t("kindAsked")}
            choices={RIGHTS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
          <Textarea
            name="words"
            label={t("words")}
            hint={t("wordsHint")}
            optional
            maxLength={4000}
          />
          <div>
            <Button tone="secondary">{t("send")}</Button>
          </div>
        </ActionForm>
      </Section>
      <RequestList requests={rights.requests} />
      <Section title={t("erasure")}>
        <p className="max-w-measure">{t("erasureWhat")}</p>
        <ErasureTable items={rights.erasure} />
      </Section>
      <LookList looks={rights.looks} />
      <SeenBy seen={seen} />
      <p>
        <Link href={`/${slug}/registry/processing`}>{t("processing.title")}</Link>
      </p>
    </Page>
  );
}
