import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatInteger } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import { CHOICES, type Choice } from "#server/assembly/ballot/ballot.rules.ts";
import type { HandHead, HandPlan, HandVote } from "#server/assembly/ballot/hands.rules.ts";
import type { ShownHands } from "./hands-desk.tsx";
import { useHeadWords } from "./hands-people.tsx";

type HandsPreviewProps = { hands: ShownHands; here: string; record: FormAction };

/** Exactly what one press records: how many, with how many votes, who by name and who is left out. */
export function HandsPreview({ hands, here, record }: HandsPreviewProps) {
  const t = useTranslations("assembly.hands");
  const { view, said, ballot } = hands;
  const { plan } = view;
  const asked = { text: ballot.resolutionId, ...said };
  return (
    <Section title={t("preview")} id="preview">
      <Recorded plan={plan} />
      <LeftOut hands={hands} />
      {plan.problems.length > 0 ? (
        <Problems plan={plan} />
      ) : plan.votes.length > 0 ? (
        <Record hands={hands} record={record} />
      ) : (
        <Notice tone="info">{t("nobody")}</Notice>
      )}
      <p>
        <Link href={`${here}?${new URLSearchParams(asked)}`}>{t("refresh")}</Link>
      </p>
    </Section>
  );
}

export function Problems({ plan }: { plan: HandPlan }) {
  const t = useTranslations("assembly.hands");
  const ui = useTranslations("ui");
  const headWords = useHeadWords();
  return (
    <div id="confirm" tabIndex={-1}>
      <Notice tone="danger">
        <p>{t("unclear")}</p>
        <ul>
          {plan.problems.map(({ word, why, heads }) => (
            <li key={word}>
              {t(`problem.${why}`, { word, heads: heads.map(headWords).join(ui("between")) })}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

const sumOf = (votes: readonly HandVote[]) => votes.reduce((sum, { head }) => sum + head.votes, 0n);

export function Recorded({ plan }: { plan: HandPlan }) {
  const t = useTranslations("assembly.hands");
  const choices = useTranslations("assembly.choice");
  const locale = useLocale();
  const headWords = useHeadWords();
  const having = (choice: Choice) => plan.votes.filter((vote) => vote.choice === choice);
  return (
    <Table
      caption={t("recorded")}
      rows={CHOICES}
      rowKey={(choice) => choice}
      columns={[
        { key: "choice", header: t("choice"), names: true, cell: (choice) => choices(choice) },
        {
          key: "heads",
          header: t("heads"),
          numeric: true,
          cell: (choice) => formatInteger(having(choice).length, locale),
        },
        {
          key: "votes",
          header: t("votes"),
          numeric: true,
          cell: (choice) => formatInteger(sumOf(having(choice)), locale),
        },
        {
          key: "who",
          header: t("who"),
          cell: (choice) => {
            const named = having(choice).filter(({ derived }) => !derived);
            const rest = having(choice).length - named.length;
            return [
              ...named.map(({ head }) => headWords(head)),
              ...(rest > 0 ? [t("rest", { count: rest })] : []),
            ].join(" ; ");
          },
        },
      ]}
    />
  );
}

const LEFT_OUT = [
  ...(["recorded", "voted", "remote", "telephone", "cut"] as const),
  ...(["excluded", "suspended", "away", "outside"] as const),
] as const;

/** Those at a distance, whose time to vote is not over with the hands in the room. */
const AWAITED: readonly string[] = ["remote", "telephone", "cut"];

/** Somebody on the telephone counts where he was named. */
const isSaid = ({ plan }: ShownHands["view"], { entitlementId }: HandHead) =>
  plan.votes.some(({ head }) => head.entitlementId === entitlementId);

/** Who gets no vote here, and by which rule; what was voted stays hidden until the closing. */
function LeftOut({ hands: { view } }: { hands: ShownHands }) {
  const t = useTranslations("assembly.hands");
  const locale = useLocale();
  const lines = LEFT_OUT.flatMap((standing) => {
    const heads = view.heads.filter((head) => head.standing === standing && !isSaid(view, head));
    const votes = formatInteger(
      heads.reduce((sum, head) => sum + head.votes, 0n),
      locale,
    );
    return heads.length > 0 ? [t(`left.${standing}`, { count: heads.length, votes })] : [];
  });
  if (lines.length === 0) return null;
  return (
    <ul className="grid gap-1 text-fine">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Record({ hands, record }: { hands: ShownHands; record: FormAction }) {
  const t = useTranslations("assembly.hands");
  const { ballot, view, said } = hands;
  const { plan, mark, heads } = view;
  const count = plan.votes.length;
  const awaited = heads.filter(
    (head) => AWAITED.includes(head.standing) && !isSaid(view, head),
  ).length;
  const item = ballot.number;
  // Who is at a distance is given his time, and one who decides alone is asked about it first.
  const mayClose = awaited === 0 && !ballot.sole;
  return (
    <ActionForm action={record} label={t("record", { item, count })}>
      <input type="hidden" name="resolutionId" value={ballot.resolutionId} />
      <input type="hidden" name="others" value={said.others} />
      {CHOICES.map((choice) => (
        <input key={choice} type="hidden" name={choice} value={said[choice]} />
      ))}
      <input type="hidden" name="mark" value={mark} />
      {awaited > 0 ? <Notice tone="waiting">{t("awaited", { count: awaited })}</Notice> : null}
      {ballot.sole ? <Notice tone="waiting">{t("sole")}</Notice> : null}
      <p className="flex flex-wrap gap-3">
        {mayClose ? (
          <Button id="confirm" name="then" value="close" label={t("closeLabel", { item, count })}>
            {t("close", { count })}
          </Button>
        ) : null}
        <Button
          tone={mayClose ? "secondary" : "primary"}
          {...(mayClose ? {} : { id: "confirm" })}
          name="then"
          value="leave"
          label={t("recordLabel", { item, count })}
        >
          {t("recordOnly", { count })}
        </Button>
      </p>
    </ActionForm>
  );
}
