import { useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import type { IdentityWay } from "#server/platform/oidc.ts";
import type { InvitationView } from "#server/registry/invitation/invitation.schema.ts";
import { InvitationChoices } from "./invitation-choices.tsx";
import { Problem } from "./problem.tsx";

export type InvitationProps = {
  token: string;
  /** Null when the link opens none. */
  invitation: InvitationView | null;
  signedInAs: string | null;
  ways: readonly IdentityWay[];
  problem: string | null;
  byPassword: FormAction;
  asPerson: FormAction;
};

/** Who invites whom to what; how to accept it, or why it can no longer be. */
export function Invitation(props: InvitationProps) {
  const { invitation, problem } = props;
  const t = useTranslations("identity");
  const e = useTranslations("errors.invitation");
  const state = invitation?.state ?? "unknown";
  if (!invitation || state !== "open") {
    return (
      <Page title={t("invitation.title")}>
        <Notice tone="waiting" title={t("invitation.closed")}>
          <p>{e(state === "open" ? "unknown" : state)}</p>
        </Notice>
        <p>
          <LinkButton href="/sign-in">{t("signIn.title")}</LinkButton>
        </p>
      </Page>
    );
  }
  const { associationName, partyName, personName, role, email } = invitation;
  return (
    <Page title={t("invitation.title")} lead={t("invitation.lead")}>
      <Problem text={problem} />
      <DefinitionList
        items={[
          { term: t("invitation.association"), detail: associationName },
          { term: t("invitation.party"), detail: partyName },
          { term: t("invitation.person"), detail: personName },
          { term: t("invitation.role"), detail: t(`role.${role}`) },
          { term: t("invitation.email"), detail: email },
        ]}
      />
      <InvitationChoices {...props} />
    </Page>
  );
}
