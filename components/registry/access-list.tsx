import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LegalDate, LegalMoment } from "#components/ui/legal-date.tsx";
import { MailAddress } from "#components/ui/mail-address.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { ROLES } from "#server/kernel/actor.ts";
import type { InvitationLine } from "#server/registry/invitation/invitation.schema.ts";
import type { MembershipLine } from "#server/registry/membership/membership.schema.ts";
import { RegistryNav } from "./registry-nav.tsx";

type AccessListProps = {
  association: Readonly<{ name: string; slug: string }>;
  members: readonly MembershipLine[];
  invitations: readonly InvitationLine[];
  /** The instant the page was asked for, ISO: what is expired by then. */
  now: string;
  end: FormAction;
};

const TONE = { used: "done", open: "waiting", expired: "neutral" } as const;

function stateOf({ usedAt, expiresAt }: InvitationLine, now: string): keyof typeof TONE {
  if (usedAt) return "used";
  return expiresAt > now ? "open" : "expired";
}

/** Who can sign in for an association, and who was invited to. */
export function AccessList({ association, members, invitations, now, end }: AccessListProps) {
  const t = useTranslations("registry");
  const words = useTranslations("ui.role");
  const roleOf = (role: string) => words(ROLES.find((known) => known === role) ?? "owner");
  return (
    <Page
      title={t("access.title")}
      lead={t("access.lead")}
      crumbs={[{ href: `/${association.slug}`, label: association.name }]}
    >
      <RegistryNav slug={association.slug} here="access" isOffice />
      <Section title={t("access.members")}>
        <Table
          caption={t("access.members")}
          captionHidden
          rows={members}
          rowKey={({ id }) => id}
          empty={t("access.noMembers")}
          columns={[
            {
              key: "name",
              header: t("access.name"),
              names: true,
              cell: ({ accountName }) => accountName,
            },
            { key: "role", header: t("access.role"), cell: ({ role }) => roleOf(role) },
            {
              key: "since",
              header: t("access.since"),
              cell: ({ startsOn }) => <LegalDate iso={startsOn} />,
            },
            {
              key: "until",
              header: t("access.until"),
              cell: ({ endsOn }) => (endsOn ? <LegalDate iso={endsOn} /> : "—"),
            },
            {
              key: "action",
              header: t("access.action"),
              cell: ({ id, accountName, role, endsOn }) => {
                if (endsOn) return null;
                // Somebody may hold several roles: the name alone would not say which one ends.
                const label = t("access.endLabel", { name: `${accountName} (${roleOf(role)})` });
                return (
                  <ActionForm action={end} label={label}>
                    <input type="hidden" name="membershipId" value={id} />
                    <Button tone="quiet" dense label={label}>
                      {t("access.end")}
                    </Button>
                  </ActionForm>
                );
              },
            },
          ]}
        />
      </Section>
      <Section title={t("access.invitations")}>
        <Table
          caption={t("access.invitations")}
          captionHidden
          rows={invitations}
          rowKey={({ id }) => id}
          empty={t("access.noInvitations")}
          columns={[
            {
              key: "email",
              header: t("access.email"),
              names: true,
              cell: ({ email }) => <MailAddress>{email}</MailAddress>,
            },
            { key: "role", header: t("access.role"), cell: ({ role }) => roleOf(role) },
            {
              key: "sent",
              header: t("access.sent"),
              cell: ({ createdAt }) => <LegalMoment iso={createdAt} />,
            },
            {
              key: "state",
              header: t("access.state"),
              cell: (line) => (
                <Status tone={TONE[stateOf(line, now)]}>{t(`access.${stateOf(line, now)}`)}</Status>
              ),
            },
          ]}
        />
      </Section>
    </Page>
  );
}
