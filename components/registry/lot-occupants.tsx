import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import { LOCALES } from "#messages/routing.ts";
import type { OccupantLine } from "#server/registry/occupant/occupant.schema.ts";
import { RestrictionMark } from "./restriction-mark.tsx";

type LotOccupantsProps = {
  occupants: readonly OccupantLine[];
  /** For the office alone. */
  actions?: Readonly<Record<"add" | "end", FormAction>> | undefined;
  /** Where the office corrects, takes back and erases. */
  desk?: string | undefined;
};

/** Who lives in or uses a lot without holding it; for its office and its holders. */
export function LotOccupants({ occupants, actions, desk }: LotOccupantsProps) {
  const t = useTranslations("registry.occupant");
  return (
    <Section title={t("title")} id="occupants">
      <Table
        caption={t("title")}
        captionHidden
        rows={occupants}
        rowKey={({ id }) => id}
        empty={t("none")}
        columns={[
          { key: "name", header: t("name"), names: true, cell: (line) => <Named {...line} /> },
          {
            key: "contact",
            header: t("contact"),
            cell: ({ email, phone }) => [email, phone].filter(Boolean).join(" · ") || "—",
          },
          {
            key: "since",
            header: t("since"),
            cell: ({ startsOn }) => <LegalDate iso={startsOn} style="short" />,
          },
          {
            key: "until",
            header: t("until"),
            cell: ({ endsOn }) => (endsOn ? <LegalDate iso={endsOn} style="short" /> : "—"),
          },
        ]}
      />
      {actions ? <Forms occupants={occupants} {...actions} /> : null}
      {desk ? (
        <p>
          <Link href={desk}>{t("keep")}</Link>
        </p>
      ) : null}
    </Section>
  );
}

function Named({ name, restrictedOn }: OccupantLine) {
  const t = useTranslations("registry.restriction");
  return (
    <>
      {name}
      {restrictedOn ? <RestrictionMark>{t("all")}</RestrictionMark> : null}
    </>
  );
}

type FormsProps = { occupants: readonly OccupantLine[]; add: FormAction; end: FormAction };

function Forms({ occupants, add, end }: FormsProps) {
  const t = useTranslations("registry.occupant");
  const words = useTranslations("ui.languages");
  const lasting = occupants.filter(({ endsOn }) => endsOn === null);
  return (
    <div className="flex flex-wrap items-start gap-4">
      <Confirm trigger={t("add")}>
        <ActionForm action={add} label={t("add")}>
          <Field name="name" label={t("name")} maxLength={200} />
          <Field name="email" type="email" label={t("email")} optional />
          <Field name="phone" type="tel" label={t("phone")} optional width="medium" />
          <Select
            name="language"
            label={t("language")}
            defaultValue="fr"
            choices={LOCALES.map((code) => ({ value: code, label: words(code) }))}
          />
          <DateField name="startsOn" label={t("startsOn")} />
          <DateField name="endsOn" label={t("endsOn")} optional />
          <Button>{t("save")}</Button>
        </ActionForm>
      </Confirm>
      {lasting.length > 0 ? (
        <Confirm trigger={t("end")}>
          <p>{t("endWhat")}</p>
          <ActionForm action={end} label={t("end")}>
            <Select
              name="occupantId"
              label={t("who")}
              choices={lasting.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <DateField name="endsOn" label={t("endsOn")} />
            <Button>{t("end")}</Button>
          </ActionForm>
        </Confirm>
      ) : null}
    </div>
  );
}
