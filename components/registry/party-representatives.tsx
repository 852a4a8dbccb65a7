import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { Tone } from "#components/ui/tone.ts";
import { Link } from "#messages/navigation.ts";
import type { RepresentativeLine } from "#server/registry/representative/representative.schema.ts";
import { RestrictionMark } from "./restriction-mark.tsx";

export type RepresentativeActions = Readonly<Record<"end" | "withdraw" | "invite", FormAction>>;

type PartyRepresentativesProps = {
  kind: "natural" | "legal" | "estate";
  lines: readonly RepresentativeLine[];
  /** How they are reached and by what power: for the office and the party itself. */
  seesAll: boolean;
  /** Under which address somebody is entered and put right, and what the office alone may do. */
  office?: Readonly<{ at: string; actions: RepresentativeActions }> | undefined;
};

const NONE = { natural: "none", legal: "noneCompany", estate: "noneEstate" } as const;
const TONES: Readonly<Record<RepresentativeLine["standing"], Tone>> = {
  acting: "done",
  "to-come": "waiting",
  ousted: "neutral",
  ended: "neutral",
  withdrawn: "neutral",
  "not-over-property": "neutral",
};

/** Who acts for a party in law: organ, guardian, administrator, curator. */
export function PartyRepresentatives(props: PartyRepresentativesProps) {
  const { kind, lines, seesAll, office } = props;
  const t = useTranslations("registry.representative");
  const columns = [
    {
      key: "name",
      header: t("name"),
      names: true,
      cell: ({ id, name, behalf, standing, isRestricted }: RepresentativeLine) => (
        <>
          {office && standing !== "withdrawn" ? (
            <Link href={`${office.at}/${id}`}>{name}</Link>
          ) : (
            name
          )}
          {behalf ? ` · ${behalf}` : null}
          {isRestricted ? <RestrictionMark>{t("restricted")}</RestrictionMark> : null}
        </>
      ),
    },
    {
      key: "capacity",
      header: t("capacity"),
      cell: (line: RepresentativeLine) => (
        <>
          {t(`kind.${line.kind}`)}
          {line.manner === "alone" ? null : (
            <span className="block text-fine text-quiet">{t(`manner.${line.manner}`)}</span>
          )}
        </>
      ),
    },
    {
      key: "since",
      header: t("since"),
      cell: ({ startsOn, endsOn }: RepresentativeLine) => (
        <>
          <LegalDate iso={startsOn} style="short" />
          {endsOn ? (
            <span className="block">
              {t("until")} <LegalDate iso={endsOn} style="short" />
            </span>
          ) : null}
        </>
      ),
    },
    {
      key: "state",
      header: t("state"),
      cell: ({ standing, endReason }: RepresentativeLine) => (
        <>
          <Status tone={TONES[standing]}>{t(`standing.${standing}`)}</Status>
          {endReason ? <span className="block text-fine text-quiet">{endReason}</span> : null}
        </>
      ),
    },
  ];
  const known = [
    {
      key: "power",
      header: t("power"),
      cell: (line: RepresentativeLine) => <Power line={line} />,
    },
    {
      key: "contact",
      header: t("contact"),
      cell: (line: RepresentativeLine) => (
        <>
          <Contact line={line} />
          <span className="block text-fine text-quiet">
            {t(`mailLine.${line.receivesMail ? "him" : "party"}`)}
          </span>
        </>
      ),
    },
  ];
  return (
    <Section title={t("title")} id="representatives">
      <Table
        caption={t("title")}
        captionHidden
        rows={lines}
        rowKey={({ id }) => id}
        empty={t(NONE[kind])}
        columns={seesAll ? [...columns, ...known] : columns}
      />
      {office ? <Forms lines={lines} enter={`${office.at}/new`} {...office.actions} /> : null}
    </Section>
  );
}

/** The order, the publication or the act, with its day. */
function Power({ line }: { line: RepresentativeLine }) {
  const t = useTranslations("registry.representative");
  const locale = useLocale();
  const { source, sourceOn, court, sourceReference } = line;
  const where = [court, sourceReference].filter(Boolean).join(" · ");
  return (
    <>
      {sourceOn
        ? t("sourceLine", { source: t(`source.${source}`), date: formatDate(sourceOn, locale) })
        : t(`source.${source}`)}
      {where ? <span className="block text-fine text-quiet">{where}</span> : null}
    </>
  );
}

function Contact({ line }: { line: RepresentativeLine }) {
  const { street, postcode, town, phone, email } = line;
  const place = [street, [postcode, town].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  const reached = [place, phone, email].filter(Boolean);
  if (reached.length === 0) return "—";
  return reached.map((text) => (
    <span key={text} className="block [overflow-wrap:break-word]">
      {text}
    </span>
  ));
}

type FormsProps = RepresentativeActions & { lines: readonly RepresentativeLine[]; enter: string };

function Forms({ lines, enter, end, withdraw, invite }: FormsProps) {
  const t = useTranslations("registry.representative");
  const standing = lines.filter((line) => line.standing !== "withdrawn");
  const lasting = standing.filter((line) => line.standing !== "ended");
  const acting = lines.filter((line) => line.standing === "acting" && line.manner !== "assistance");
  const choices = (from: readonly RepresentativeLine[]) =>
    from.map(({ id, name, kind }) => ({
      value: id,
      label: t("named", { name, kind: t(`kind.${kind}`) }),
    }));
  return (
    <div className="flex flex-wrap items-start gap-4">
      <LinkButton href={enter} tone="secondary">
        {t("add")}
      </LinkButton>
      {acting.length > 0 ? (
        <Confirm trigger={t("invite")}>
          <p>{t("inviteWhat")}</p>
          <ActionForm action={invite} label={t("invite")}>
            <Select name="representativeId" label={t("who")} choices={choices(acting)} />
            <Field
              name="email"
              type="email"
              label={t("email")}
              defaultValue={acting[0]?.email ?? undefined}
            />
            <Button>{t("inviteSend")}</Button>
          </ActionForm>
        </Confirm>
      ) : null}
      {lasting.length > 0 ? (
        <Confirm trigger={t("end")}>
          <p>{t("endWhat")}</p>
          <ActionForm action={end} label={t("end")}>
            <Select name="representativeId" label={t("which")} choices={choices(lasting)} />
            <DateField name="endsOn" label={t("endsOn")} />
            <Textarea name="reason" label={t("reason")} rows={2} />
            <Button>{t("end")}</Button>
          </ActionForm>
        </Confirm>
      ) : null}
      {standing.length > 0 ? (
        <Confirm trigger={t("withdraw")} tone="quiet">
          <p>{t("withdrawWhat")}</p>
          <ActionForm action={withdraw} label={t("withdraw")}>
            <Select name="representativeId" label={t("which")} choices={choices(standing)} />
            <Textarea name="reason" label={t("reason")} rows={2} />
            <Button tone="danger">{t("withdraw")}</Button>
          </ActionForm>
        </Confirm>
      ) : null}
    </div>
  );
}
