import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { MailAddress } from "#components/ui/mail-address.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import { LOCALES } from "#messages/routing.ts";
import { ACTS } from "#server/kernel/acts.ts";
import { StaffRole } from "#server/registry/office/office.schema.ts";
import type { StaffLine } from "#server/registry/staff/staff.schema.ts";
import type { ShownOffice } from "./office-page.tsx";

type OfficeStaffProps = { office: ShownOffice; invite: FormAction };
type Row = Pick<StaffLine, "id" | "name" | "email" | "role"> & { member: StaffLine | null };

const hasNoLimits = ({ role, everywhere, acts }: StaffLine) =>
  role === "manager" || (everywhere && acts.length === ACTS.length);

/** Who works in an office, who was invited, and how one more is. */
export function OfficeStaff({ office, invite }: OfficeStaffProps) {
  const t = useTranslations("registry.staff");
  const rows: readonly Row[] = [
    ...office.staff.map((member) => ({ ...member, member })),
    ...office.invited.map((one) => ({ ...one, member: null })),
  ];
  const rightsOf = ({ member }: Row) => {
    if (!member) return <Status tone="waiting">{t("invited")}</Status>;
    return t(hasNoLimits(member) ? "all" : "limited");
  };
  return (
    <Section title={t("title")}>
      <Table
        caption={t("title")}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "name",
            header: t("name"),
            names: true,
            cell: ({ id, name, member }) =>
              member && office.mayChange ? (
                <Link href={`/offices/${office.id}/staff/${id}`}>{name}</Link>
              ) : (
                name
              ),
          },
          {
            key: "email",
            header: t("email"),
            cell: ({ email }) => <MailAddress>{email}</MailAddress>,
          },
          { key: "role", header: t("role"), cell: ({ role }) => t(`roles.${role}`) },
          { key: "rights", header: t("rights"), cell: rightsOf },
          {
            key: "since",
            header: t("since"),
            cell: ({ member }) =>
              member ? <LegalDate iso={member.startsOn} style="short" /> : "—",
          },
        ]}
      />
      {office.mayChange ? <InviteForm action={invite} /> : null}
    </Section>
  );
}

function InviteForm({ action }: { action: FormAction }) {
  const t = useTranslations("registry.staff");
  const words = useTranslations("ui.languages");
  return (
    <Confirm trigger={t("invite")}>
      <p>{t("inviteWill")}</p>
      <ActionForm action={action} label={t("invite")}>
        <Field name="name" label={t("name")} autoComplete="off" />
        <Field name="email" type="email" label={t("email")} autoComplete="off" />
        <Select
          name="role"
          label={t("role")}
          hint={t("rolesHint")}
          defaultValue="clerk"
          choices={StaffRole.options.map((value) => ({ value, label: t(`roles.${value}`) }))}
        />
        <Select
          name="locale"
          label={t("language")}
          choices={LOCALES.map((value) => ({ value, label: words(value) }))}
        />
        <div>
          <Button>{t("send")}</Button>
        </div>
      </ActionForm>
    </Confirm>
  );
}
