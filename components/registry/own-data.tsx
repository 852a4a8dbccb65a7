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
  RequestRows,
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
  actions: OwnActions;
  /** The same of the reader himself, where he acts for this person in law. */
  self: OwnPower | null;
};

type OwnActions = Readonly<Record<"ask" | "prepare", FormAction>>;
type OwnPower = Readonly<{ name: string; rights: ShownRights; actions: OwnActions }>;

/** A person's own data: to take, to have changed, and who looked at them. */
export function OwnData(props: OwnDataProps) {
  const { association, party, others, rights, seen, now, actions, self } = props;
  const t = useTranslations("registry.privacy");
  const { id: associationId, slug } = association;
  return (
    <Page title={t("title")} lead={t("lead")} law={<PrivacyLaw />}>
      <OwnNav slug={slug} here="data" party={party} others={others} />
      {self ? <Notice>{t("actingFor", { name: self.name, party: party.name })}</Notice> : null}
      {rights.restriction ? (
        <Notice>{t(rights.restriction === "all" ? "restrictedAll" : "restrictedOptional")}</Notice>
      ) : null}
      <Section title={t("copy")}>
        <p className="max-w-measure">{t("copyWhat")}</p>
        <ExportList associationId={associationId} exports={rights.exports} now={now} />
        <Prepare rights={rights} action={actions.prepare} label={t("copy")} />
      </Section>
      <Section title={t("ask")}>
        <Ask action={actions.ask} label={t("ask")} />
      </Section>
      <RequestList requests={rights.requests} />
      <Section title={t("erasure")}>
        <p className="max-w-measure">{t("erasureWhat")}</p>
        <ErasureTable items={rights.erasure} isSelf />
      </Section>
      <LookList looks={rights.looks} />
      <SeenBy seen={seen} />
      {self ? <OwnPowerData self={self} associationId={associationId} now={now} /> : null}
      <p>
        <Link href={`/${slug}/registry/processing`}>{t("processing.title")}</Link>
      </p>
    </Page>
  );
}

type PartProps = Readonly<{ action: FormAction; label: string }>;

function Prepare({ rights, action, label }: PartProps & { rights: ShownRights }) {
  const t = useTranslations("registry.privacy");
  if (rights.exports.some(({ readyAt }) => readyAt === null)) return null;
  return (
    <ActionForm action={action} label={label}>
      <div>
        <Button>{t("prepare")}</Button>
      </div>
    </ActionForm>
  );
}

function Ask({ action, label }: PartProps) {
  const t = useTranslations("registry.privacy");
  return (
    <ActionForm action={action} label={label}>
      <Radios
        name="kind"
        legend={t("kindAsked")}
        choices={RIGHTS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <Textarea name="words" label={t("words")} hint={t("wordsHint")} optional maxLength={4000} />
      <div>
        <Button tone="secondary">{t("send")}</Button>
      </div>
    </ActionForm>
  );
}

/** What is held about the reader himself as legal representative: his own to take and to ask about. */
function OwnPowerData(props: { self: OwnPower; associationId: string; now: string }) {
  const { self, associationId, now } = props;
  const { name, rights, actions } = self;
  const t = useTranslations("registry.privacy");
  return (
    <Section title={t("ownPower", { name })} id="own">
      <p className="max-w-measure">{t("ownPowerWhat")}</p>
      {rights.restriction ? (
        <Notice>{t(rights.restriction === "all" ? "restrictedAll" : "restrictedOptional")}</Notice>
      ) : null}
      <ExportList associationId={associationId} exports={rights.exports} now={now} />
      <Prepare rights={rights} action={actions.prepare} label={t("ownPower", { name })} />
      <Ask action={actions.ask} label={t("ownPowerAsk", { name })} />
      <RequestRows requests={rights.requests} caption={t("ownPowerAsked", { name })} />
      <ErasureTable
        items={rights.erasure}
        caption={t("ownPowerErasure", { name })}
        isSelf={false}
      />
    </Section>
  );
}
