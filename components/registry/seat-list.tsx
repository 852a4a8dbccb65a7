import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { Table } from "#components/ui/table.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { Link } from "#messages/navigation.ts";
import {
  type SeatKind,
  SeatKind as SeatKinds,
  type SeatLine,
} from "#server/registry/seat/seat.schema.ts";
import { RegistryNav } from "./registry-nav.tsx";
import { RestrictionMark } from "./restriction-mark.tsx";

type SeatListProps = {
  association: Readonly<{ name: string; slug: string }>;
  isOffice: boolean;
  seats: readonly SeatLine[];
  mayRecord: boolean;
  electable: readonly Readonly<{ id: string; name: string }>[];
  counted: number;
  needsCouncil: boolean;
  hasCouncil: boolean;
  hasAuditor: boolean;
  /** The last day of the next ordinary assembly's period. */
  until: string;
  today: string;
  take: FormAction;
  end: FormAction;
};

/** Who sits in the council and who checks the accounts, what the law expects, and what is missing. */
export function SeatList(props: SeatListProps) {
  const { association, isOffice, seats, today } = props;
  const t = useTranslations("registry");
  const { slug } = association;
  const past = seats.filter(({ endsOn }) => endsOn < today);
  return (
    <Page
      title={t("seats.title")}
      lead={t("seats.lead")}
      crumbs={[{ href: `/${slug}`, label: association.name }]}
      law={
        <>
          <LawNote article="3.90">{t("seats.lawCouncil")}</LawNote>
          <LawNote article="3.91">{t("seats.lawAuditor")}</LawNote>
          <LawNote article="3.89 §9">{t("seats.lawSyndic")}</LawNote>
        </>
      }
    >
      <RegistryNav slug={slug} here="seats" isOffice={isOffice} />
      <Missing {...props} />
      {SeatKinds.options.map((kind) => (
        <Section key={kind} title={t(`seats.kind.${kind}`)}>
          <Seats
            {...props}
            kind={kind}
            rows={seats.filter((one) => one.kind === kind && one.endsOn >= today)}
          />
        </Section>
      ))}
      {props.mayRecord ? <TakeForm {...props} /> : null}
      {past.length > 0 ? (
        <Section title={t("seats.past")}>
          <Seats {...props} kind={null} rows={past} />
        </Section>
      ) : null}
    </Page>
  );
}

function Missing({ counted, needsCouncil, hasCouncil, hasAuditor }: SeatListProps) {
  const t = useTranslations("registry.seats");
  return (
    <>
      {needsCouncil && !hasCouncil ? (
        <Notice tone="waiting" title={t("noCouncil")}>
          <p>{t("noCouncilText", { count: counted })}</p>
        </Notice>
      ) : null}
      {!needsCouncil && !hasCouncil ? <p>{t("councilOptional", { count: counted })}</p> : null}
      {hasAuditor ? null : (
        <Notice tone="waiting" title={t("noAuditor")}>
          <p>{t("noAuditorText")}</p>
        </Notice>
      )}
    </>
  );
}

type SeatsProps = SeatListProps & { kind: SeatKind | null; rows: readonly SeatLine[] };

function Seats({ association: { slug }, kind, rows, mayRecord, today, end }: SeatsProps) {
  const t = useTranslations("registry.seats");
  const marks = useTranslations("registry.restriction");
  return (
    <Table
      caption={t(kind ? `kind.${kind}` : "past")}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      empty={t("none")}
      columns={[
        {
          key: "name",
          header: t("name"),
          names: true,
          cell: (seat) => (
            <>
              <Link href={`/${slug}/registry/parties/${seat.partyId}`}>{seat.name}</Link>
              {kind ? null : (
                <span className="block text-fine text-quiet">{t(`kind.${seat.kind}`)}</span>
              )}
              {seat.restriction ? (
                <RestrictionMark>{marks(seat.restriction)}</RestrictionMark>
              ) : null}
            </>
          ),
        },
        {
          key: "decision",
          header: t("decision"),
          cell: ({ appointedOn, decision }) => (
            <>
              <LegalDate iso={appointedOn} style="short" />
              {decision ? <span className="block text-fine text-quiet">{decision}</span> : null}
            </>
          ),
        },
        {
          key: "from",
          header: t("from"),
          cell: ({ startsOn }) => <LegalDate iso={startsOn} style="short" />,
        },
        {
          key: "until",
          header: t("until"),
          cell: ({ endsOn, endReason }) => (
            <>
              <LegalDate iso={endsOn} style="short" />
              {endReason ? <span className="block text-fine text-quiet">{endReason}</span> : null}
            </>
          ),
        },
        ...(mayRecord && kind
          ? [
              {
                key: "access",
                header: t("access"),
                cell: (seat: SeatLine) => t(seat.hasAccess ? "hasAccess" : "hasNoAccess"),
              },
              {
                key: "end",
                header: t("end"),
                cell: (seat: SeatLine) => <EndForm seat={seat} today={today} action={end} />,
              },
            ]
          : []),
      ]}
    />
  );
}

type EndFormProps = { seat: SeatLine; today: string; action: FormAction };

function EndForm({ seat: { id, name }, today, action }: EndFormProps) {
  const t = useTranslations("registry.seats");
  return (
    <Confirm trigger={t("endDo")} tone="quiet">
      <p>{t("endWill", { name })}</p>
      <ActionForm action={action} label={t("endLabel", { name })}>
        <input type="hidden" name="seatId" value={id} />
        <DateField name="endsOn" label={t("lastDay")} defaultValue={today} />
        <Textarea name="reason" label={t("reason")} rows={2} />
        <div>
          <Button>{t("save")}</Button>
        </div>
      </ActionForm>
    </Confirm>
  );
}

function TakeForm({ electable, today, until, take }: SeatListProps) {
  const t = useTranslations("registry.seats");
  return (
    <Section title={t("record")}>
      <p className="max-w-measure text-quiet">{t("recordHint")}</p>
      <ActionForm action={take} label={t("record")}>
        <Select
          name="kind"
          label={t("seat")}
          choices={SeatKinds.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <Select
          name="partyId"
          label={t("who")}
          placeholder={t("choose")}
          choices={electable.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateField name="appointedOn" label={t("appointedOn")} defaultValue={today} />
        <Field name="decision" label={t("reference")} optional />
        <DateField name="startsOn" label={t("startsOn")} defaultValue={today} />
        <DateField name="endsOn" label={t("endsOn")} hint={t("endsHint")} defaultValue={until} />
        <div>
          <Button>{t("take")}</Button>
        </div>
      </ActionForm>
    </Section>
  );
}
