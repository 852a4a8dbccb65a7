import { useLocale, useTranslations } from "next-intl";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate, formatInteger } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Share } from "#components/ui/share.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import type { ProposalPlace } from "#server/assembly/proposal/proposal.schema.ts";
import type { RequestView } from "#server/assembly/request/request.schema.ts";
import { RequestActs } from "./request-acts.tsx";
import { RequestStatus } from "./request-status.tsx";
import { requestTitle } from "./request-title.ts";

type Association = Readonly<{ name: string; slug: string; roles: readonly string[] }>;

export type RequestActions = Readonly<
  Record<"sign" | "unsign" | "post" | "receive" | "takeUp" | "withdraw", FormAction>
>;

type RequestPageProps = {
  association: Association;
  request: RequestView;
  /** The meetings in preparation; null for who does not plan them. */
  places: readonly ProposalPlace[] | null;
  today: string;
  actions: RequestActions;
};

/** One request for a meeting: how far it is, what it asks for, who is behind it, what comes next. */
export function RequestPage(props: RequestPageProps) {
  const { association, request } = props;
  const t = useTranslations("assembly");
  const { slug } = association;
  return (
    <Page
      title={t("request.title", { reason: requestTitle(request.reason) })}
      crumbs={[
        { href: `/${slug}`, label: association.name },
        { href: `/${slug}/assembly`, label: t("meetings.title") },
        { href: `/${slug}/assembly/requests`, label: t("requests.title") },
      ]}
      law={<LawNote article="3.87 §2">{t("requests.law")}</LawNote>}
    >
      <Standing association={association} request={request} />
      <RequestActs {...props} />
      <Points request={request} />
      <Signers request={request} />
    </Page>
  );
}

/** Of what the notice says, where it differs from the state alone: nobody is told of nothing. */
const TONE = {
  gathering: "waiting",
  ready: "info",
  posted: "info",
  short: "waiting",
  running: "waiting",
  lapsed: "danger",
  answered: "done",
  withdrawn: "info",
} as const;

type StandingProps = Pick<RequestPageProps, "association" | "request">;

/** The receipt: what was asked when, by how many shares, and what the law makes of it today. */
function Standing({ association, request }: StandingProps) {
  const t = useTranslations("assembly.request");
  const locale = useLocale();
  const { state, held, total, asked, missing, dueOn, withdrawnReason, receiptProof } = request;
  const day = (iso: string | null | undefined) => (iso ? formatDate(iso, locale) : "");
  const figure = (shares: string) => formatInteger(shares, locale);
  const convened = request.meetings.find(({ convenedOn }) => convenedOn)?.convenedOn ?? null;
  const isLate = convened !== null && dueOn !== null && convened > dueOn;
  const words = {
    missing: figure(missing),
    posted: day(request.postedOn),
    number: request.postingNumber ?? "",
    received: day(request.receivedOn),
    due: day(dueOn),
    convened: day(convened),
  };
  return (
    <Section title={t("receipt")} aside={<RequestStatus state={state} />}>
      <p className="tabular-nums">
        {t("count", { held: figure(held), total: figure(total), fifth: figure(asked) })}
      </p>
      <Notice tone={isLate ? "danger" : TONE[state]}>
        <p>{t(`says.${isLate ? "answeredLate" : state}`, words)}</p>
        {withdrawnReason ? <p>{t("withdrawnWhy", { reason: withdrawnReason })}</p> : null}
      </Notice>
      {receiptProof ? <p>{t("proof", { proof: receiptProof })}</p> : null}
      <Meetings association={association} request={request} />
    </Section>
  );
}

/** The meetings that take it up; a draft opens for who plans it alone. */
function Meetings({ association, request }: StandingProps) {
  const t = useTranslations("assembly.request");
  const locale = useLocale();
  const { slug, roles } = association;
  if (request.meetings.length === 0) return null;
  return (
    <ul className="grid gap-1">
      {request.meetings.map(({ id, on, convenedOn }) => {
        const said = t(convenedOn ? "meeting" : "meetingDraft", { date: formatDate(on, locale) });
        const opens = convenedOn !== null || roles.includes("syndic");
        return (
          <li key={id}>
            {opens ? <Link href={`/${slug}/assembly/meetings/${id}`}>{said}</Link> : said}
          </li>
        );
      })}
    </ul>
  );
}

function Points({ request }: Pick<RequestPageProps, "request">) {
  const t = useTranslations("assembly.request");
  return (
    <>
      <Section title={t("reason")}>
        <p className="max-w-measure whitespace-pre-line">{request.reason}</p>
      </Section>
      <Section title={t("points")}>
        <ol className="grid list-decimal gap-3 ps-6">
          {request.points.map(({ id, title, motion }) => (
            <li key={id} className="max-w-measure">
              <p className="font-semibold">{title}</p>
              {motion ? <p className="whitespace-pre-line">{motion}</p> : null}
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}

function Signers({ request }: Pick<RequestPageProps, "request">) {
  const t = useTranslations("assembly.request");
  return (
    <Section title={t("signers")}>
      <p className="max-w-measure text-quiet">{t("sharesNow")}</p>
      <Table
        caption={t("signers")}
        captionHidden
        rows={request.signers}
        rowKey={({ partyId }) => partyId}
        columns={[
          { key: "name", header: t("signer"), names: true, cell: ({ name }) => name },
          {
            key: "shares",
            header: t("shares"),
            numeric: true,
            cell: ({ shares }) => <Share shares={shares} bare />,
          },
        ]}
      />
    </Section>
  );
}
