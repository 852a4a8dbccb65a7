import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { Share } from "#components/ui/share.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import { LOCALES } from "#messages/routing.ts";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import { LOT_KINDS, RIGHTS } from "#server/registry/import/import.schema.ts";
import type { MembershipLine } from "#server/registry/membership/membership.schema.ts";
import type { ContactChanged } from "#server/registry/party/contact.rules.ts";
import type { PartyView } from "#server/registry/party/party.schema.ts";
import type { RepresentativeLine } from "#server/registry/representative/representative.schema.ts";
import { ContactHistory } from "./contact-history.tsx";
import { EnterRequest } from "./enter-request.tsx";
import { InviteConsent } from "./invite-consent.tsx";
import { PartyConsent } from "./party-consent.tsx";
import { PartyInvite } from "./party-invite.tsx";
import { PartyRepresentatives, type RepresentativeActions } from "./party-representatives.tsx";

type PartyPageProps = {
  association: Readonly<{ name: string; slug: string; sharesTotal: string }>;
  isOffice: boolean;
  /** The reader stands for this party. */
  isSelf: boolean;
  party: PartyView;
  /** How he was reached before; null for whom it does not concern. */
  history: readonly ContactChanged[] | null;
  representatives: Readonly<{ lines: readonly RepresentativeLine[]; seesAll: boolean }>;
  representativeActions: RepresentativeActions;
  /** Who signs in for him; for the office. */
  access: readonly MembershipLine[];
  today: string;
  actions: Readonly<
    Record<
      | "contact"
      | "consent"
      | "inviteConsent"
      | "request"
      | "look"
      | "withdraw"
      | "invite"
      | "letter",
      FormAction
    >
  >;
};

/** One person of the register: how to reach him, what he holds, how he is convened. */
export function PartyPage(props: PartyPageProps) {
  const { association, isOffice, isSelf, party, history, access, today, actions } = props;
  const t = useTranslations("registry");
  const { slug } = association;
  return (
    <Page
      title={party.name}
      lead={
        party.enterpriseNumber
          ? `${t("party.number")} ${formatEnterpriseNumber(party.enterpriseNumber)}`
          : undefined
      }
      crumbs={[
        { href: `/${slug}`, label: association.name },
        { href: `/${slug}/registry/parties`, label: t("parties.title") },
      ]}
      law={<LawNote article="3.87 §3">{t("party.consentLaw")}</LawNote>}
    >
      {isOffice && party.identityLetterDueOn ? (
        <IdentityLetter due={party.identityLetterDueOn} action={actions.letter} />
      ) : null}
      {isOffice && party.restriction ? (
        <Notice tone="waiting" title={t(`restriction.${party.restriction}`)}>
          <p>{t(`restriction.${party.restriction}What`)}</p>
        </Notice>
      ) : null}
      <Holdings slug={slug} party={party} total={association.sharesTotal} />
      <PartyRepresentatives
        kind={party.kind}
        {...props.representatives}
        office={
          isOffice
            ? {
                at: `/${slug}/registry/parties/${party.id}/representatives`,
                actions: props.representativeActions,
              }
            : undefined
        }
      />
      {isSelf ? (
        <p>
          <Link href={`/${slug}/me?party=${party.id}`}>{t("me.mine")}</Link>
        </p>
      ) : null}
      {isOffice ? (
        <>
          <PartyConsent
            party={party}
            today={today}
            give={actions.consent}
            withdraw={actions.withdraw}
          />
          <InviteConsent party={party} action={actions.inviteConsent} />
          <Contact party={party} action={actions.contact} />
          {!party.restriction && party.holdings.some(({ endsOn }) => endsOn === null) ? (
            <Confirm trigger={t("viewing.start")}>
              <p>{t("viewing.startWhat", { name: party.name })}</p>
              <ActionForm action={actions.look} label={t("viewing.start")}>
                <div>
                  <Button>{t("viewing.start")}</Button>
                </div>
              </ActionForm>
            </Confirm>
          ) : null}
          <EnterRequest
            today={today}
            name={party.name}
            others={props.representatives.lines}
            action={actions.request}
          />
          {history ? <ContactHistory history={history} isSelf={false} /> : null}
        </>
      ) : null}
      {isOffice ? (
        <PartyInvite slug={slug} party={party} access={access} action={actions.invite} />
      ) : null}
    </Page>
  );
}

/** The office writes by post to whom no e-mail of the register told of an identity linked. */
function IdentityLetter({ due, action }: { due: string; action: FormAction }) {
  const t = useTranslations("registry.party");
  const locale = useLocale();
  return (
    <Section title={t("identityLetter")} id="identity">
      <Notice tone="waiting">{t("identityLetterWhy", { date: formatDate(due, locale) })}</Notice>
      <ActionForm action={action} label={t("identityLetterSent")}>
        <Button tone="secondary">{t("identityLetterSent")}</Button>
      </ActionForm>
    </Section>
  );
}

type HoldingsProps = { slug: string; party: PartyView; total: string };

function Holdings({ slug, party, total }: HoldingsProps) {
  const t = useTranslations("registry");
  return (
    <Section title={t("party.holdings")}>
      <Table
        caption={t("party.holdings")}
        captionHidden
        rows={party.holdings}
        rowKey={({ lotId, right, startsOn }) => `${lotId} ${right} ${startsOn}`}
        empty={t("party.noHoldings")}
        columns={[
          {
            key: "lot",
            header: t("lots.code"),
            names: true,
            cell: ({ lotId, code }) => <Link href={`/${slug}/registry/lots/${lotId}`}>{code}</Link>,
          },
          {
            key: "kind",
            header: t("lots.kind"),
            cell: ({ kind }) => t(`kind.${LOT_KINDS.find((known) => known === kind) ?? "other"}`),
          },
          {
            key: "shares",
            header: t("lots.shares"),
            numeric: true,
            cell: ({ shares }) => <Share shares={shares} total={total} bare />,
          },
          {
            key: "right",
            header: t("lot.right"),
            cell: ({ right }) => t(`right.${RIGHTS.find((known) => known === right) ?? "full"}`),
          },
          {
            key: "part",
            header: t("lot.part"),
            numeric: true,
            cell: ({ numerator, denominator }) => `${numerator}/${denominator}`,
          },
        ]}
      />
    </Section>
  );
}

function Contact({ party, action }: { party: PartyView; action: FormAction }) {
  const t = useTranslations("registry.party");
  const words = useTranslations("ui.languages");
  const value = (text: string | null) => text ?? undefined;
  return (
    <Section title={t("contact")}>
      <ActionForm action={action} label={t("contact")}>
        <Field
          name="email"
          type="email"
          label={t("email")}
          optional
          autoComplete="email"
          defaultValue={value(party.email)}
        />
        <Field
          name="phone"
          type="tel"
          label={t("phone")}
          optional
          width="medium"
          autoComplete="tel"
          defaultValue={value(party.phone)}
        />
        <Field
          name="street"
          label={t("street")}
          optional
          autoComplete="street-address"
          defaultValue={value(party.street)}
        />
        <Field
          name="postcode"
          label={t("postcode")}
          optional
          width="short"
          autoComplete="postal-code"
          defaultValue={value(party.postcode)}
        />
        <Field
          name="town"
          label={t("town")}
          optional
          width="medium"
          autoComplete="address-level2"
          defaultValue={value(party.town)}
        />
        <Select
          name="language"
          label={t("language")}
          defaultValue={party.language}
          choices={LOCALES.map((code) => ({ value: code, label: words(code) }))}
        />
        <Button>{t("save")}</Button>
      </ActionForm>
    </Section>
  );
}
