import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Fieldset } from "#components/ui/fieldset.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import { ACTS, type Act } from "#server/kernel/acts.ts";
import { StaffRole } from "#server/registry/office/office.schema.ts";
import type { StaffLine } from "#server/registry/staff/staff.schema.ts";

type Association = Readonly<{
  id: string;
  name: string;
  slug: string;
  /** Null where nothing else is said than everywhere. */
  granted: readonly Act[] | null;
}>;

type ColleaguePageProps = {
  office: Readonly<{ id: string; name: string }>;
  colleague: StaffLine & Readonly<{ isLastManager: boolean; associations: readonly Association[] }>;
  /** The association whose rights are being set. */
  chosen: string | undefined;
  changeRights: FormAction;
  grant: FormAction;
  end: FormAction;
};

/** What a colleague may do: everywhere, then association by association. */
export function ColleaguePage(props: ColleaguePageProps) {
  const { office, colleague, chosen, changeRights, grant, end } = props;
  const t = useTranslations("registry.staff");
  const { name, role, isLastManager, associations } = colleague;
  const at = `/offices/${office.id}/staff/${colleague.id}`;
  const here = associations.find(({ id }) => id === chosen);
  return (
    <Page title={name} crumbs={[{ href: `/offices/${office.id}`, label: office.name }]}>
      {isLastManager ? <Notice>{t("lastManager")}</Notice> : null}
      <Section title={t("rights")}>
        <ActionForm action={changeRights} label={t("rights")}>
          <Select
            name="role"
            label={t("role")}
            hint={t("rolesHint")}
            defaultValue={role}
            choices={StaffRole.options.map((value) => ({ value, label: t(`roles.${value}`) }))}
          />
          <Radios
            name="everywhere"
            legend={t("where")}
            defaultValue={colleague.everywhere ? "yes" : "no"}
            choices={[
              { value: "yes", label: t("everywhere") },
              { value: "no", label: t("chosen") },
            ]}
          />
          <ActBoxes id="acts" legend={t("what")} acts={colleague.acts} />
          <div>
            <Button>{t("saveRights")}</Button>
          </div>
        </ActionForm>
      </Section>
      {role === "manager" ? null : (
        <Section title={t("byAssociation")}>
          {here ? (
            <GrantForm key={here.id} association={here} colleague={colleague} action={grant} />
          ) : null}
          <Grants at={at} associations={associations} />
        </Section>
      )}
      {isLastManager ? null : (
        <Confirm trigger={t("end")} tone="danger">
          <p>{t("endWill", { name })}</p>
          <ActionForm action={end} label={t("end")}>
            <div>
              <Button tone="danger">{t("end")}</Button>
            </div>
          </ActionForm>
        </Confirm>
      )}
    </Page>
  );
}

type ActBoxesProps = { id: string; legend: string; acts: readonly Act[] };

function ActBoxes({ id, legend, acts }: ActBoxesProps) {
  const t = useTranslations("registry.staff.act");
  return (
    <Fieldset id={id} legend={legend}>
      {ACTS.map((act) => (
        <Checkbox
          key={act}
          name={`act.${act}`}
          label={t(act)}
          defaultChecked={acts.includes(act)}
        />
      ))}
    </Fieldset>
  );
}

type GrantFormProps = { association: Association; colleague: StaffLine; action: FormAction };

function GrantForm({ association, colleague, action }: GrantFormProps) {
  const t = useTranslations("registry.staff");
  const title = t("setHere", { name: association.name });
  return (
    <ActionForm action={action} label={title}>
      <input type="hidden" name="associationId" value={association.id} />
      <ActBoxes
        id={`acts-${association.id}`}
        legend={title}
        acts={association.granted ?? (colleague.everywhere ? colleague.acts : [])}
      />
      <div className="flex flex-wrap gap-3">
        <Button>{t("saveHere")}</Button>
        {association.granted === null ? null : (
          <Button tone="secondary" name="reset" value="yes">
            {t("reset")}
          </Button>
        )}
      </div>
    </ActionForm>
  );
}

function Grants({ at, associations }: { at: string; associations: readonly Association[] }) {
  const t = useTranslations("registry.staff");
  const said = ({ granted }: Association) => {
    if (granted === null) return t("asElsewhere");
    if (granted.length === 0) return t("nothing");
    return granted.map((act) => t(`act.${act}`)).join("; ");
  };
  return (
    <Table
      caption={t("byAssociation")}
      captionHidden
      rows={associations}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "association",
          header: t("association"),
          names: true,
          cell: ({ id, name }) => <Link href={`${at}?association=${id}`}>{name}</Link>,
        },
        { key: "rights", header: t("rights"), cell: said },
      ]}
    />
  );
}
