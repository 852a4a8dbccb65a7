import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import type { DeedLine } from "#server/assembly/proxy/deed.queries.ts";
import { DEED_SCOPES } from "#server/assembly/proxy/proxy.schema.ts";

export type DeedActions = Readonly<Record<"register" | "use" | "revoke", FormAction>>;

type DeedDeskProps = {
  deeds: readonly DeedLine[];
  people: readonly Readonly<{ partyId: string; name: string }>[];
  /** The meeting is still to come, or under way. */
  running: boolean;
  actions: DeedActions;
};

/** Proxies good for several meetings: which serve this one, and a further one entered from its deed. */
export function DeedDesk({ deeds, people, running, actions }: DeedDeskProps) {
  const t = useTranslations("assembly.deed");
  const words = useTranslations("assembly.proxies");
  const locale = useLocale();
  return (
    <Section title={t("title")}>
      <p className="max-w-measure text-quiet">{t("lead")}</p>
      <Table
        caption={t("caption")}
        captionHidden
        rows={deeds}
        rowKey={({ id }) => id}
        empty={t("none")}
        columns={[
          {
            key: "people",
            header: `${words("principal")} → ${words("holder")}`,
            names: true,
            cell: ({ principal, holder }) => `${principal} → ${holder}`,
          },
          {
            key: "scope",
            header: t("scope"),
            cell: ({ scope, object }) =>
              scope === "special" ? t("specialFor", { object: object ?? "" }) : t("general"),
          },
          {
            key: "act",
            header: t("act"),
            cell: ({ deedOn, notary, endsOn }) => (
              <>
                {t("actOf", { date: formatDate(deedOn, locale), notary })}
                {endsOn ? (
                  <span className="block text-fine text-quiet">
                    {t("until", { date: formatDate(endsOn, locale) })}
                  </span>
                ) : null}
              </>
            ),
          },
          {
            key: "state",
            header: t("used"),
            cell: (deed) => <State deed={deed} running={running} actions={actions} />,
          },
        ]}
      />
      {running && people.length > 0 ? <Entry people={people} action={actions.register} /> : null}
    </Section>
  );
}

type StateProps = Pick<DeedDeskProps, "running" | "actions"> & { deed: DeedLine };

function State({ deed: { id, principal, used }, running, actions }: StateProps) {
  const t = useTranslations("assembly.deed");
  return (
    <div className="grid gap-2">
      <Status tone={used ? "done" : "neutral"}>{t(used ? "used" : "notUsed")}</Status>
      {running ? (
        <div className="flex flex-wrap gap-2">
          {used ? null : (
            <ActionForm action={actions.use} label={t("useLabel", { principal })}>
              <input type="hidden" name="deedId" value={id} />
              <Button tone="quiet" dense label={t("useLabel", { principal })}>
                {t("use")}
              </Button>
            </ActionForm>
          )}
          <ActionForm action={actions.revoke} label={t("revokeLabel", { principal })}>
            <input type="hidden" name="deedId" value={id} />
            <Button tone="quiet" dense label={t("revokeLabel", { principal })}>
              {t("revoke")}
            </Button>
          </ActionForm>
        </div>
      ) : null}
    </div>
  );
}

function Entry({ people, action }: Pick<DeedDeskProps, "people"> & { action: FormAction }) {
  const t = useTranslations("assembly.deed");
  const words = useTranslations("assembly.proxies");
  const choices = people.map(({ partyId, name }) => ({ value: partyId, label: name }));
  return (
    <details>
      <summary className="w-fit py-1 font-semibold text-plate">{t("enter")}</summary>
      <ActionForm action={action} label={t("enter")} className="mt-4 grid gap-4">
        <LawNote article="3.87 §7">{t("lead")}</LawNote>
        <Select name="principalPartyId" label={words("for")} choices={choices} />
        <Select
          name="holder"
          label={words("holderOffice")}
          placeholder={words("someoneElse")}
          choices={choices}
        />
        <Field name="givenName" label={words("givenName")} hint={words("otherHint")} optional />
        <Field name="familyName" label={words("familyName")} optional />
        <Radios
          inline
          name="scope"
          legend={t("scope")}
          defaultValue="general"
          choices={DEED_SCOPES.map((value) => ({ value, label: t(value) }))}
        />
        <Field name="object" label={t("object")} hint={t("objectHint")} optional maxLength={500} />
        <DateField name="deedOn" label={t("deedOn")} />
        <Field name="notary" label={t("notary")} width="medium" maxLength={200} />
        <DateField name="endsOn" label={t("endsOn")} optional />
        <Checkbox
          name="countersigned"
          label={words("countersigned")}
          hint={words("countersignedHint")}
        />
        <Button tone="secondary">{t("enter")}</Button>
      </ActionForm>
    </details>
  );
}
