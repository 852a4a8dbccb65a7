import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { Link } from "#messages/navigation.ts";
import { InvitedRole } from "#server/registry/invitation/invitation.schema.ts";
import type { MembershipLine } from "#server/registry/membership/membership.schema.ts";
import type { PartyView } from "#server/registry/party/party.schema.ts";

type PartyInviteProps = {
  slug: string;
  party: PartyView;
  /** Who signs in for this person today. */
  access: readonly MembershipLine[];
  action: FormAction;
};

/** How a person of the register is given an access of his own; who has one is told to have it. */
export function PartyInvite({ slug, party, access, action }: PartyInviteProps) {
  const t = useTranslations("registry.party");
  const words = useTranslations("ui.role");
  const roleOf = (role: string) => {
    const known = InvitedRole.safeParse(role);
    return known.success ? words(known.data) : role;
  };
  if (access.length === 0) {
    return (
      <Section title={t("invite")}>
        <Invite party={party} action={action} label={t("invite")} />
      </Section>
    );
  }
  return (
    <Section title={t("access")}>
      <ul className="grid gap-1">
        {access.map(({ id, accountName, role, startsOn }) => (
          <li key={id}>
            {t("hasAccess", { name: accountName, role: roleOf(role) })} <LegalDate iso={startsOn} />
          </li>
        ))}
      </ul>
      <p>
        <Link href={`/${slug}/registry/access`}>{t("allAccess")}</Link>
      </p>
      <Confirm trigger={t("inviteOther")}>
        <p>{t("inviteOtherWhat")}</p>
        <Invite party={{ ...party, email: null }} action={action} label={t("inviteOther")} />
      </Confirm>
    </Section>
  );
}

type InviteProps = { party: PartyView; action: FormAction; label: string };

function Invite({ party, action, label }: InviteProps) {
  const t = useTranslations("registry.party");
  const words = useTranslations("ui.role");
  return (
    <ActionForm action={action} label={label}>
      <Field
        name="email"
        type="email"
        label={t("email")}
        hint={t("inviteHint")}
        defaultValue={party.email ?? undefined}
      />
      <Select
        name="role"
        label={t("inviteRole")}
        defaultValue="owner"
        choices={InvitedRole.options.map((value) => ({ value, label: words(value) }))}
      />
      <div>
        <Button tone="secondary">{t("inviteSend")}</Button>
      </div>
    </ActionForm>
  );
}
