import { useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LegalDate, LegalMoment } from "#components/ui/legal-date.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { useSources } from "#components/ui/sources.ts";
import { Table } from "#components/ui/table.tsx";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import { ACTIVITIES, type Activity, periodOf } from "#server/registry/privacy/processing.rules.ts";
import type { ProcessingRegister } from "#server/registry/privacy/processing.service.ts";
import {
  RETENTION_KINDS,
  RETENTION_SINCE,
  type RetentionSettings,
  retentionOf,
} from "#server/registry/privacy/retention.rules.ts";
import { RetentionForm } from "./retention-form.tsx";

type ProcessingPageProps = {
  association: Readonly<{
    name: string;
    slug: string;
    enterpriseNumber: string;
    street: string;
    postcode: string;
    town: string;
  }>;
  register: ProcessingRegister;
  setRetention: FormAction;
};

/** What is processed, why, on what ground, for whom and for how long; and what was removed. */
export function ProcessingPage({ association, register, setRetention }: ProcessingPageProps) {
  const t = useTranslations("registry.privacy.processing");
  const { name, slug, enterpriseNumber, street, postcode, town } = association;
  const { office, on, settings, maySet } = register;
  return (
    <Page title={t("title")} lead={t("lead")} crumbs={[{ href: `/${slug}`, label: name }]}>
      <DefinitionList
        items={[
          {
            term: t("controller"),
            detail: `${name}, ${formatEnterpriseNumber(enterpriseNumber)}, ${street}, ${postcode} ${town}`,
          },
          {
            term: t("processor"),
            detail: office ? `${office.name}, ${office.phone}, ${office.email}` : t("noOffice"),
          },
          { term: t("on"), detail: <LegalDate iso={on} /> },
          { term: t("since"), detail: <LegalDate iso={RETENTION_SINCE.toString()} /> },
          { term: t("measures"), detail: t("measuresAre") },
          { term: t("transfers"), detail: t("transfersAre") },
        ]}
      />
      {ACTIVITIES.map((activity) => (
        <ActivitySection key={activity.key} {...{ activity, settings }} />
      ))}
      {maySet ? <RetentionForm settings={settings} action={setRetention} /> : null}
      <Removals removals={register.removals} />
    </Page>
  );
}

type ActivitySectionProps = { activity: Activity; settings: RetentionSettings };

function ActivitySection({ activity, settings }: ActivitySectionProps) {
  const t = useTranslations("registry.privacy");
  const cite = useSources();
  const { key, basis, articles, kept } = activity;
  const period = (kind: (typeof kept)[number]) => {
    const { unit, count } = periodOf(kind, settings);
    const { confidence, source } = retentionOf(kind);
    const length = t(`processing.period.${unit}`, { count });
    const certainty = t(`processing.confidence.${confidence}`);
    const words = { what: t(`kept.${kind}`), length, source: cite([source]), certainty };
    return t("processing.keptFor", words);
  };
  return (
    <Section title={t(`processing.activity.${key}.title`)}>
      <DefinitionList
        items={[
          { term: t("processing.purpose"), detail: t(`processing.activity.${key}.purpose`) },
          {
            term: t("processing.basis"),
            detail: `${t(`processing.ground.${basis}`)} (${cite(articles)})`,
          },
          { term: t("processing.people"), detail: t(`processing.activity.${key}.people`) },
          { term: t("processing.data"), detail: t(`processing.activity.${key}.data`) },
          { term: t("processing.recipients"), detail: t(`processing.activity.${key}.recipients`) },
          {
            term: t("processing.kept"),
            detail: (
              <ul>
                {kept.map((kind) => (
                  <li key={kind}>{period(kind)}</li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Removals({ removals }: { removals: ProcessingRegister["removals"] }) {
  const t = useTranslations("registry.privacy");
  return (
    <Section title={t("processing.removed")}>
      <Table
        caption={t("processing.removed")}
        captionHidden
        rows={removals}
        rowKey={({ at, kind }) => `${at} ${kind}`}
        empty={t("processing.nothingRemoved")}
        columns={[
          {
            key: "kind",
            header: t("item"),
            names: true,
            cell: ({ kind }) => {
              const known = RETENTION_KINDS.find((one) => one === kind);
              return known ? t(`kept.${known}`) : kind;
            },
          },
          {
            key: "count",
            header: t("processing.count"),
            numeric: true,
            cell: ({ count }) => `${count}`,
          },
          {
            key: "at",
            header: t("processing.removedAt"),
            cell: ({ at }) => <LegalMoment iso={at} style="short" />,
          },
        ]}
      />
    </Section>
  );
}
