import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#messages/navigation.ts";
import {
  MEDIA,
  type ProposalPlace,
  type ProposalView,
} from "#server/assembly/proposal/proposal.schema.ts";
import { ProposalPlaceForm } from "./proposal-place.tsx";
import { ProposalStatus } from "./proposal-status.tsx";

type Association = Readonly<{ name: string; slug: string }>;

type ProposalPageProps = {
  association: Association;
  proposal: ProposalView;
  /** Where it can be put; null for who proposes. */
  places: readonly ProposalPlace[] | null;
  today: string;
  place: FormAction;
  unplace: FormAction;
  withdraw: FormAction;
};

/** One proposal: the receipt of it, and what becomes of it. */
export function ProposalPage(props: ProposalPageProps) {
  const { association, proposal, places, today } = props;
  const t = useTranslations("assembly");
  const { slug } = association;
  const isOpen = proposal.state === "waiting" || proposal.state === "placed";
  return (
    <Page
      title={t("proposal.title", { title: proposal.title })}
      crumbs={[
        { href: `/${slug}`, label: association.name },
        { href: `/${slug}/assembly`, label: t("meetings.title") },
        { href: `/${slug}/assembly/proposals`, label: t("proposals.title") },
      ]}
      law={<LawNote article="3.87 §3">{t("proposals.law")}</LawNote>}
    >
      <Receipt association={association} proposal={proposal} today={today} />
      <ProposalWords proposal={proposal} />
      {places && proposal.state === "waiting" ? (
        <ProposalPlaceForm proposal={proposal} places={places} action={props.place} />
      ) : null}
      {places && proposal.state === "placed" ? (
        <Confirm trigger={t("proposal.unplace")}>
          <p>{t("proposal.unplaceWill")}</p>
          <ActionForm action={props.unplace} label={t("proposal.unplace")}>
            <Button>{t("proposal.unplace")}</Button>
          </ActionForm>
        </Confirm>
      ) : null}
      {isOpen ? (
        <Confirm trigger={t("proposal.withdraw")}>
          <p>{t("proposal.withdrawWill")}</p>
          <ActionForm action={props.withdraw} label={t("proposal.withdraw")}>
            {proposal.isOwn ? null : <Field name="reason" label={t("proposal.withdrawReason")} />}
            <Button>{t("proposal.withdraw")}</Button>
          </ActionForm>
        </Confirm>
      ) : null}
    </Page>
  );
}

type ReceiptProps = Pick<ProposalPageProps, "association" | "proposal" | "today">;

/** What was received and when, and what the law makes of it. */
function Receipt({ association, proposal, today }: ReceiptProps) {
  const t = useTranslations("assembly");
  const locale = useLocale();
  const { author, byCouncil, cutOff, isInTime, period, receivedOn, state } = proposal;
  const medium = MEDIA.find((one) => one === proposal.medium) ?? "online";
  const dates = {
    from: formatDate(period.from, locale),
    to: formatDate(period.to, locale),
    cutOff: formatDate(cutOff, locale),
  };
  const kept = cutOff < today ? "proposal.inTime" : "proposal.inTimeStill";
  return (
    <Section title={t("proposal.receipt")} aside={<ProposalStatus state={state} />}>
      <p>
        {t("proposal.received", {
          date: formatDate(receivedOn, locale),
          medium: t(`proposal.medium.${medium}`),
        })}
      </p>
      {state === "withdrawn" ? (
        proposal.withdrawnReason ? (
          <p>{t("proposal.withdrawnWhy", { reason: proposal.withdrawnReason })}</p>
        ) : null
      ) : (
        <Notice tone={isInTime ? "done" : "waiting"}>
          <p>{t(isInTime ? kept : "proposal.late", dates)}</p>
        </Notice>
      )}
      <DefinitionList
        items={[
          {
            term: t("proposals.author"),
            detail: byCouncil ? t("proposals.council", { name: author }) : author,
          },
          ...(proposal.meeting
            ? [
                {
                  term: t("proposals.state"),
                  detail: <MeetingLink slug={association.slug} proposal={proposal} />,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

/** Where it stands; its author may open a meeting once it is convened. */
function MeetingLink({ slug, proposal }: { slug: string; proposal: ProposalView }) {
  const t = useTranslations("assembly.proposal");
  const locale = useLocale();
  const { meeting, state, isOwn } = proposal;
  if (!meeting) return null;
  const { id, on, position } = meeting;
  const said = t(state === "convened" ? "convenedAt" : "placedAt", {
    position,
    date: formatDate(on, locale),
  });
  return state === "placed" && isOwn ? (
    said
  ) : (
    <Link href={`/${slug}/assembly/meetings/${id}`}>{said}</Link>
  );
}

function ProposalWords({ proposal }: { proposal: ProposalView }) {
  const t = useTranslations("assembly");
  const { title, explanation, motion } = proposal;
  return (
    <Section title={t("proposals.item")}>
      <DefinitionList
        items={[
          { term: t("proposal.titleField"), detail: title },
          ...[
            { term: t("proposal.explanation"), words: explanation },
            { term: t("proposal.motion"), words: motion },
          ].flatMap(({ term, words }) =>
            words
              ? [{ term, detail: <p className="max-w-measure whitespace-pre-line">{words}</p> }]
              : [],
          ),
        ]}
      />
    </Section>
  );
}
