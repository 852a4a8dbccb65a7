import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { Table } from "#components/ui/table.tsx";
import type { Colleague } from "#server/registry/colleague/colleague.schema.ts";
import { OfficeNav } from "./office-nav.tsx";

type ColleaguesProps = {
  /** Whose page it is. */
  accountId: string;
  colleagues: readonly Colleague[];
  associations: readonly Readonly<{ id: string; name: string }>[];
  actions: Readonly<{ follow: FormAction; away: FormAction; back: FormAction }>;
};

/** Who works here, who is away and who stands in, and what each follows. */
export function Colleagues({ accountId, colleagues, associations, actions }: ColleaguesProps) {
  const t = useTranslations("site.colleagues");
  const me = colleagues.find((one) => one.accountId === accountId);
  if (!me) {
    return (
      <Page title={t("title")}>
        <EmptyState>{t("none")}</EmptyState>
      </Page>
    );
  }
  const others = colleagues.filter((one) => one.accountId !== accountId);
  return (
    <Page title={t("title")} lead={t("lead")}>
      <OfficeNav here="colleagues" />
      <Team colleagues={colleagues} />
      <Absence me={me} others={others} away={actions.away} back={actions.back} />
      {associations.length > 0 ? (
        <Section title={t("follow")}>
          <ActionForm action={actions.follow} label={t("follow")}>
            <fieldset className="grid min-w-0 gap-2">
              <legend className="font-semibold">{t("followLegend")}</legend>
              <p className="max-w-measure text-fine text-quiet">{t("followHint")}</p>
              <div className="grid gap-x-8 sm:grid-cols-2 xl:grid-cols-3">
                {associations.map(({ id, name }) => (
                  <Checkbox
                    key={id}
                    name={`follows.${id}`}
                    label={name}
                    defaultChecked={me.follows.some((followed) => followed.id === id)}
                  />
                ))}
              </div>
            </fieldset>
            <Button>{t("followSave")}</Button>
          </ActionForm>
        </Section>
      ) : null}
    </Page>
  );
}

function Team({ colleagues }: { colleagues: readonly Colleague[] }) {
  const t = useTranslations("site.colleagues");
  const locale = useLocale();
  return (
    <Section title={t("team")}>
      <Table
        caption={t("team")}
        captionHidden
        rows={colleagues}
        rowKey={(one) => `${one.officeId}-${one.accountId}`}
        columns={[
          { key: "name", header: t("name"), names: true, cell: ({ name }) => name },
          { key: "role", header: t("role"), cell: ({ role }) => t(`roles.${role}`) },
          {
            key: "follows",
            header: t("follows"),
            cell: ({ follows }) => follows.map(({ name }) => name).join(", "),
          },
          {
            key: "absence",
            header: t("absence"),
            cell: ({ absence }) =>
              absence
                ? t("awayUntil", {
                    from: formatDate(absence.startsOn, locale),
                    until: formatDate(absence.endsOn, locale),
                    name: absence.replacementName,
                  })
                : null,
          },
        ]}
      />
    </Section>
  );
}

type AbsenceProps = {
  me: Colleague;
  others: readonly Colleague[];
  away: FormAction;
  back: FormAction;
};

function Absence({ me, others, away, back }: AbsenceProps) {
  const t = useTranslations("site.colleagues");
  const locale = useLocale();
  const { absence } = me;
  return (
    <Section title={t("mine")}>
      {absence ? (
        <ActionForm action={back} className="grid gap-3">
          <p>
            {t("awayUntil", {
              from: formatDate(absence.startsOn, locale),
              until: formatDate(absence.endsOn, locale),
              name: absence.replacementName,
            })}
          </p>
          <input type="hidden" name="absenceId" value={absence.id} />
          <Button tone="secondary">{t("cancel")}</Button>
        </ActionForm>
      ) : null}
      {others.length === 0 ? (
        <p className="max-w-measure text-quiet">{t("alone")}</p>
      ) : (
        <ActionForm action={away} label={t("plan")} className="grid max-w-xl gap-4">
          <p className="max-w-measure text-quiet">{t("planLead")}</p>
          <DateField name="startsOn" label={t("from")} />
          <DateField name="endsOn" label={t("until")} />
          <Select
            name="replacementId"
            label={t("replacement")}
            placeholder={t("choose")}
            choices={others.map((one) => ({ value: one.accountId, label: one.name }))}
          />
          <Button>{t("plan")}</Button>
        </ActionForm>
      )}
    </Section>
  );
}
