import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Plate } from "#components/ui/plate.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { Share } from "#components/ui/share.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import { toLocale } from "#messages/routing.ts";
import { LOT_KINDS } from "#server/registry/import/import.schema.ts";
import type { LotView } from "#server/registry/lot/lot.schema.ts";
import type { MovementLine } from "#server/registry/movement/movement.schema.ts";
import { isOn } from "#server/registry/movement/rows.rules.ts";
import type { OccupantLine } from "#server/registry/occupant/occupant.schema.ts";
import type { PartialView } from "#server/registry/partial/partial.schema.ts";
import { ActingFor } from "./acting-for.tsx";
import { DayForm } from "./day-form.tsx";
import { floorText } from "./floor-text.ts";
import { LotActs, LotHistory } from "./lot-history.tsx";
import { LotOccupants } from "./lot-occupants.tsx";
import { LotTwins } from "./lot-twins.tsx";
import { RestrictionMark } from "./restriction-mark.tsx";

type LotPageProps = {
  association: Readonly<{ name: string; slug: string; sharesTotal: string }>;
  isOffice: boolean;
  lot: LotView;
  today: string;
  /** The day shown, where it is not today. */
  on: string | null;
  movements: readonly MovementLine[];
  nameRepresentative: FormAction;
  withdraw: FormAction;
  /** The associations in which it has a twin; of today only. */
  links: readonly PartialView[];
  /** Null for whom they do not concern. */
  occupants: readonly OccupantLine[] | null;
  addOccupant: FormAction;
  endOccupant: FormAction;
};

/** One lot: its shares, who holds it in what right, and who speaks for it. */
export function LotPage(props: LotPageProps) {
  const { association, isOffice, lot, today, on, movements, occupants, nameRepresentative } = props;
  const t = useTranslations("registry");
  const locale = useLocale();
  const { slug } = association;
  const at = `/${slug}/registry/lots/${lot.id}`;
  const isThere = isOn(on ?? today, lot.startsOn, lot.endsOn);
  const kind = LOT_KINDS.find((known) => known === lot.kind) ?? "other";
  return (
    <Page
      title={t(`kind.${kind}`)}
      plate={<Plate size="large">{lot.code}</Plate>}
      crumbs={[
        { href: `/${slug}`, label: association.name },
        { href: `/${slug}/registry`, label: t("lots.title") },
      ]}
      actions={isOffice && !lot.endsOn ? <LotActs at={at} /> : null}
      law={<LawNote article="3.87 §1">{t("lot.law")}</LawNote>}
    >
      <DayForm on={on} today={today} here={at} />
      {isThere ? null : <Notice tone="waiting">{t("movement.notThere")}</Notice>}
      <LotTwins slug={slug} links={props.links} />
      <DefinitionList
        items={[
          { term: t("lots.shares"), detail: <Share shares={lot.shares} total={lot.total} /> },
          {
            term: t("lots.floor"),
            detail: lot.floor ? floorText(toLocale(locale), lot.floor) : "—",
          },
          {
            term: t("lot.representative"),
            detail: lot.representative?.name ?? t("lot.noRepresentative"),
          },
        ]}
      />
      <Holders
        slug={slug}
        title={on ? t("movement.holdersOn", { date: formatDate(on, locale) }) : t("lot.holders")}
        holders={lot.holders}
      />
      {lot.past.length > 0 ? (
        <Holders slug={slug} title={t("lot.past")} holders={lot.past} />
      ) : null}
      {occupants ? (
        <LotOccupants
          occupants={occupants}
          desk={isOffice ? `${at}/occupants` : undefined}
          actions={
            isOffice && !lot.endsOn ? { add: props.addOccupant, end: props.endOccupant } : undefined
          }
        />
      ) : null}
      <LotHistory movements={movements} withdraw={isOffice ? props.withdraw : undefined} />
      {isOffice && !on && lot.holders.length > 1 ? (
        <Section title={t("lot.nameRepresentative")}>
          <ActionForm action={nameRepresentative} label={t("lot.nameRepresentative")}>
            <Select
              name="partyId"
              label={t("lot.who")}
              choices={lot.holders.map(({ partyId, name }) => ({ value: partyId, label: name }))}
            />
            <DateField name="startsOn" label={t("lot.from")} defaultValue={today} />
            <Button>{t("lot.save")}</Button>
          </ActionForm>
        </Section>
      ) : null}
    </Page>
  );
}

type HoldersProps = { slug: string; title: string; holders: LotView["holders"] };

function Holders({ slug, title, holders }: HoldersProps) {
  const t = useTranslations("registry");
  return (
    <Section title={title}>
      <Table
        caption={title}
        captionHidden
        rows={holders}
        rowKey={({ holdingId }) => holdingId}
        empty={t("lot.none")}
        columns={[
          {
            key: "name",
            header: t("lot.name"),
            names: true,
            cell: ({ partyId, name, restriction, acting }) => (
              <>
                <Link href={`/${slug}/registry/parties/${partyId}`}>{name}</Link>
                {restriction ? (
                  <RestrictionMark>{t(`restriction.${restriction}`)}</RestrictionMark>
                ) : null}
                <ActingFor acting={acting} />
              </>
            ),
          },
          { key: "right", header: t("lot.right"), cell: ({ right }) => t(`right.${right}`) },
          {
            key: "part",
            header: t("lot.part"),
            numeric: true,
            cell: ({ numerator, denominator }) => `${numerator}/${denominator}`,
          },
          {
            key: "since",
            header: t("lot.since"),
            cell: ({ startsOn }) => <LegalDate iso={startsOn} />,
          },
          {
            key: "until",
            header: t("lot.until"),
            cell: ({ endsOn }) => (endsOn ? <LegalDate iso={endsOn} /> : "—"),
          },
        ]}
      />
    </Section>
  );
}
