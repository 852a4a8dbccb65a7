import { useLocale, useTranslations } from "next-intl";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate, formatMoment } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Share } from "#components/ui/share.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import type { WrittenSending } from "#server/assembly/written/sending.queries.ts";
import type { MemberView, WrittenView } from "#server/assembly/written/written.schema.ts";
import type { FundingFormActions, FundingKey } from "./funding-form.tsx";
import { WrittenAdopted } from "./written-adopted.tsx";
import { WrittenDesk } from "./written-desk.tsx";
import { WrittenLetters } from "./written-letters.tsx";
import { WrittenStatus } from "./written-list.tsx";
import { WrittenSigning } from "./written-signing.tsx";
import { WrittenTexts } from "./written-texts.tsx";

export type WrittenActions = Readonly<
  Record<
    | "sign"
    | "refuse"
    | "open"
    | "discard"
    | "annex"
    | "remind"
    | "withdraw"
    | "settle"
    | "file"
    | "fileRefusal"
    | "minute"
    | "post",
    FormAction
  >
>;

export type WrittenPageProps = {
  association: Readonly<{ id: string; name: string; slug: string }>;
  written: WrittenView;
  isKeeper: boolean;
  /** The reader has identified himself for this decision; where he does it. */
  identified: boolean;
  identify: string;
  /** How words and minutes are on their way; null for who does not send them. */
  sending: WrittenSending | null;
  keys: readonly FundingKey[];
  today: string;
  fundingOf: (textId: string) => FundingFormActions;
  unannexOf: (documentId: string) => FormAction;
  postWordOf: (wordId: string) => FormAction;
  actions: WrittenActions;
};

const TONE = {
  draft: "info",
  open: "waiting",
  adopted: "done",
  refused: "info",
  lapsed: "danger",
  withdrawn: "info",
} as const;

/** One written decision: how far it is, what would be decided, who has signed, what comes next. */
export function WrittenPage(props: WrittenPageProps) {
  const { association, written } = props;
  const t = useTranslations("assembly.written");
  const words = useTranslations("assembly");
  const { slug } = association;
  return (
    <Page
      title={t("one", { title: written.title })}
      plate={<WrittenStatus state={written.state} />}
      crumbs={[
        { href: `/${slug}`, label: association.name },
        { href: `/${slug}/assembly`, label: words("meetings.title") },
        { href: `/${slug}/assembly/written`, label: t("title") },
      ]}
      law={<LawNote article="3.87 §11">{t("law")}</LawNote>}
    >
      <Standing written={written} associationId={association.id} />
      <WrittenTexts {...props} />
      <WrittenSigning {...props} />
      {written.state === "draft" ? null : <People written={written} />}
      <WrittenDesk {...props} />
      <WrittenLetters {...props} />
      <WrittenAdopted {...props} />
    </Page>
  );
}

type StandingProps = { written: WrittenView; associationId: string };

function Standing({ written, associationId }: StandingProps) {
  const t = useTranslations("assembly.written");
  const locale = useLocale();
  const { state, signed, members, answerBy, end, askedBy } = written;
  const said = {
    ...{ signed, members, missing: members - signed, name: end?.name ?? "" },
    date: formatDate(state === "adopted" ? (end?.decidedOn ?? answerBy) : answerBy, locale),
    ...{ at: end ? formatMoment(end.at, locale) : "" },
  };
  return (
    <Notice tone={TONE[state]}>
      <p>{t(`says.${state}`, said)}</p>
      {end?.reason ? <p>{t("why", { reason: end.reason })}</p> : null}
      {end?.on ? <p>{t("refusedOnPaper", { date: formatDate(end.on, locale) })}</p> : null}
      {end?.note ? <p>{t("cameHow", { note: end.note })}</p> : null}
      {end?.documentId ? (
        <p>
          <a href={`/api/documents/${associationId}/${end.documentId}`}>{t("refusalScan")}</a>
        </p>
      ) : null}
      {askedBy ? <p>{t("askedBy", { name: askedBy })}</p> : null}
    </Notice>
  );
}

/** Who has signed and who has not: everybody may see it. */
function People({ written }: { written: WrittenView }) {
  const t = useTranslations("assembly.written");
  const { people, idle, state } = written;
  const locale = useLocale();
  return (
    <Section title={t("people")} id="people">
      <p className="max-w-measure text-quiet">{t("peopleHint")}</p>
      <Table
        caption={t("people")}
        captionHidden
        rows={people}
        rowKey={({ number }) => String(number)}
        columns={[
          {
            key: "owner",
            header: t("owner"),
            names: true,
            cell: ({ names, isNew }) => (
              <>
                {names.join(" & ")}
                {isNew ? <p className="text-fine font-normal text-quiet">{t("isNew")}</p> : null}
              </>
            ),
          },
          {
            key: "lots",
            header: t("lots"),
            cell: ({ lots, shares }) => (
              <>
                {lots.join(", ")}{" "}
                <span className="text-quiet">
                  (<Share shares={shares} />)
                </span>
              </>
            ),
          },
          {
            key: "answer",
            header: t("answer"),
            cell: (member) => <Answer member={member} isOpen={state === "open"} />,
          },
        ]}
      />
      {idle.map(({ name, on }) => (
        <p key={name} className="max-w-measure text-quiet">
          {t("idle", { name, date: formatDate(on, locale) })}
        </p>
      ))}
    </Section>
  );
}

function Answer({ member, isOpen }: { member: MemberView; isOpen: boolean }) {
  const t = useTranslations("assembly.written");
  const locale = useLocale();
  const { signed, voters } = member;
  if (signed) {
    const date = formatMoment(signed.at, locale);
    const day = signed.on && formatDate(signed.on, locale);
    return (
      <>
        <Status tone="done">
          {day ? t("signedOn.handOn", { day }) : t(`signedOn.${signed.method}`, { date })}
        </Status>
        {day ? <p className="text-fine text-quiet">{t("filedOn", { date })}</p> : null}
        {signed.late ? (
          <p className="text-fine text-quiet">{t("filedLate", { reason: signed.late })}</p>
        ) : null}
      </>
    );
  }
  if (voters.length === 0) return <Status tone="danger">{t("suspended")}</Status>;
  return (
    <Status tone={isOpen ? "waiting" : "neutral"}>{t(isOpen ? "waiting" : "notSigned")}</Status>
  );
}
