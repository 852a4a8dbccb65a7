import { useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Page } from "#components/ui/page.tsx";
import { Plate } from "#components/ui/plate.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import { toLocale } from "#messages/routing.ts";
import { changedFields, type OccupantField } from "#server/registry/occupant/occupant.rules.ts";
import type {
  OccupantFacts,
  OccupantDesk as Shown,
} from "#server/registry/occupant/occupant.schema.ts";
import { OccupantActions, type OccupantFormActions, Restore } from "./occupant-forms.tsx";
import { RestrictionMark } from "./restriction-mark.tsx";

export type ShownOccupant = Shown["occupants"][number];

type OccupantDeskProps = {
  association: Readonly<{ name: string; slug: string }>;
  desk: Shown;
  today: string;
  actions: OccupantFormActions;
};

/** All that is kept of the occupants of a lot: for the office, and to show to one who asks. */
export function OccupantDesk({ association, desk, today, actions }: OccupantDeskProps) {
  const t = useTranslations("registry.occupant");
  const lots = useTranslations("registry.lots");
  const { name, slug } = association;
  const kept = desk.occupants.filter(({ withdrawal }) => !withdrawal);
  const mistaken = desk.occupants.filter(({ withdrawal }) => withdrawal);
  return (
    <Page
      title={t("deskTitle", { code: desk.code })}
      lead={t("deskLead")}
      plate={<Plate size="large">{desk.code}</Plate>}
      crumbs={[
        { href: `/${slug}`, label: name },
        { href: `/${slug}/registry`, label: lots("title") },
        { href: `/${slug}/registry/lots/${desk.lotId}`, label: desk.code },
      ]}
    >
      {kept.length === 0 ? (
        <EmptyState
          action={
            <LinkButton href={`/${slug}/registry/lots/${desk.lotId}`} tone="secondary">
              {t("toLot", { code: desk.code })}
            </LinkButton>
          }
        >
          <p>{t("none")}</p>
          <p>{t("noneHow")}</p>
        </EmptyState>
      ) : null}
      {kept.map((occupant) => (
        <Section key={occupant.id} title={occupant.name}>
          {occupant.restrictedOn ? <Restricted on={occupant.restrictedOn} /> : null}
          <Facts occupant={occupant} />
          {occupant.corrections.length > 0 ? <Corrections occupant={occupant} /> : null}
          <OccupantActions {...{ occupant, today, actions }} />
        </Section>
      ))}
      {mistaken.length > 0 ? (
        <Section title={t("withdrawnTitle")}>
          <p className="max-w-measure text-quiet">{t("withdrawnLead")}</p>
          {mistaken.map((occupant) => (
            <Mistaken key={occupant.id} occupant={occupant} actions={actions} />
          ))}
        </Section>
      ) : null}
    </Page>
  );
}

function Restricted({ on }: { on: string }) {
  const t = useTranslations("registry.occupant");
  return (
    <RestrictionMark>
      {t("restrictedSince")} <LegalDate iso={on} />
    </RestrictionMark>
  );
}

function Facts({ occupant }: { occupant: ShownOccupant }) {
  const t = useTranslations("registry.occupant");
  const words = useTranslations("ui.languages");
  const { email, phone, language, startsOn, endsOn, recordedOn, keptUntil } = occupant;
  return (
    <DefinitionList
      items={[
        { term: t("email"), detail: email ?? "—" },
        { term: t("phone"), detail: phone ?? "—" },
        { term: t("language"), detail: words(toLocale(language)) },
        { term: t("startsOn"), detail: <LegalDate iso={startsOn} /> },
        { term: t("endsOn"), detail: endsOn ? <LegalDate iso={endsOn} /> : "—" },
        { term: t("recordedOn"), detail: <LegalDate iso={recordedOn} /> },
        {
          term: t("keptUntil"),
          detail: keptUntil ? <LegalDate iso={keptUntil} /> : t("keptWhileThere"),
        },
      ]}
    />
  );
}

/** What each correction changed: from what stood before it to what stood before the next. */
function Corrections({ occupant }: { occupant: ShownOccupant }) {
  const t = useTranslations("registry.occupant");
  const rows = occupant.corrections.map((one, index) => ({
    ...one,
    after: occupant.corrections[index - 1]?.before ?? occupant,
  }));
  return (
    <Table
      caption={t("corrections")}
      rows={rows}
      rowKey={({ id }) => id}
      empty=""
      columns={[
        {
          key: "on",
          header: t("correctedOn"),
          names: true,
          cell: ({ on }) => <LegalDate iso={on} style="short" />,
        },
        {
          key: "what",
          header: t("what"),
          cell: ({ before, after }) => (
            <ul>
              {changedFields(before, after).map((field) => (
                <li key={field}>
                  <Changed {...{ field, before, after }} />
                </li>
              ))}
            </ul>
          ),
        },
        { key: "reason", header: t("reason"), cell: ({ reason }) => reason },
        { key: "by", header: t("by"), cell: ({ by }) => by },
      ]}
    />
  );
}

type ChangedProps = { field: OccupantField; before: OccupantFacts; after: OccupantFacts };

function Changed({ field, before, after }: ChangedProps) {
  const t = useTranslations("registry.occupant");
  const words = useTranslations("ui.languages");
  const said = (facts: OccupantFacts) => {
    const value = facts[field];
    if (value === null) return "—";
    if (field === "language") return words(toLocale(value));
    return field === "startsOn" || field === "endsOn" ? (
      <LegalDate iso={value} style="short" />
    ) : (
      value
    );
  };
  return (
    <>
      {t(field)} · {said(before)} → {said(after)}
    </>
  );
}

function Mistaken({
  occupant,
  actions,
}: {
  occupant: ShownOccupant;
  actions: OccupantFormActions;
}) {
  const t = useTranslations("registry.occupant");
  const { name, withdrawal, keptUntil } = occupant;
  if (!withdrawal) return null;
  return (
    <div className="grid gap-3">
      <DefinitionList
        items={[
          { term: t("name"), detail: name },
          { term: t("withdrawnOn"), detail: <LegalDate iso={withdrawal.on} /> },
          { term: t("by"), detail: withdrawal.by },
          { term: t("reason"), detail: withdrawal.reason },
          { term: t("keptUntil"), detail: keptUntil ? <LegalDate iso={keptUntil} /> : "—" },
        ]}
      />
      <Restore {...{ occupant, actions }} />
    </div>
  );
}
