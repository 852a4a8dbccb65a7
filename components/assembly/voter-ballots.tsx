import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatInteger } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { Status } from "#components/ui/status.tsx";
import { toLocale } from "#messages/routing.ts";
import { CHOICES } from "#server/assembly/ballot/ballot.rules.ts";
import { ELECTORATE_ARTICLE } from "#server/assembly/ballot/electorate.rules.ts";
import { choicesOf, type LotChoice } from "#server/assembly/ballot/own.rules.ts";
import type {
  BallotView,
  VoterHead,
  VoterLot,
  VoterView,
} from "#server/assembly/ballot/view.queries.ts";
import type { FundingView } from "#server/assembly/funding/funding.schema.ts";
import type { ItemMotions } from "#server/assembly/motion/motion.rules.ts";
import type { InstructionLine } from "#server/assembly/proxy/instruction.queries.ts";
import type { BoardView } from "#server/assembly/sitting/board.queries.ts";
import { BallotResult } from "./ballot-result.tsx";
import { BallotText } from "./ballot-text.tsx";
import { closingOf } from "./closing-time.tsx";
import { ExclusionList } from "./exclusion-list.tsx";
import { InHand, JumpToItem } from "./in-hand.tsx";
import { MotionLines, motionsOn } from "./motion-lines.tsx";
import { ShownImpact } from "./own-impact.tsx";
import { AskedOfHolder } from "./proxy-instructions.tsx";
import type { VoterActions } from "./shown-meeting.ts";
import { TurnoutCount } from "./turnout-count.tsx";
import { turnoutOf } from "./turnout-news.ts";
import { VoterClosing } from "./voter-closing.tsx";

type VoterBallotsProps = {
  voter: VoterView;
  motions: readonly ItemMotions[];
  plans: readonly FundingView[];
  instructions: readonly InstructionLine[];
  own: readonly string[];
  board: BoardView;
  language: string;
  actions: VoterActions;
};

/** The texts, what one voted, and what became of them. */
export function VoterBallots({
  voter,
  motions,
  plans,
  instructions,
  own,
  board,
  language,
  actions,
}: VoterBallotsProps) {
  const t = useTranslations("assembly.room");
  if (voter.state === "convened" || voter.state === "failed") return null;
  return (
    <Section title={t("ballots")} id="ballots" aside={<JumpToItem board={board} />}>
      <ol className="grid gap-8">
        {voter.ballots.map((ballot) => (
          <li
            key={ballot.resolutionId}
            id={ballot.resolutionId}
            className="grid gap-4 border-plate border-s-4 ps-4"
          >
            <InHand board={board} ballot={ballot}>
              <BallotText ballot={ballot} language={language} />
            </InHand>
            <Moved motions={motions} ballot={ballot} language={language} />
            <ShownImpact plans={plans} resolutionId={ballot.resolutionId} />
            {ballot.state === "closed" ? null : (
              <AskedOfHolder
                instructions={instructions}
                resolutionId={ballot.resolutionId}
                principals={own}
              />
            )}
            {motionsOn(motions, ballot.resolutionId)?.disposal ? null : (
              <Stage voter={voter} ballot={ballot} board={board} actions={actions} />
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

type MovedProps = Pick<VoterBallotsProps, "motions" | "language"> & { ballot: BallotView };

function Moved({ motions, ballot, language }: MovedProps) {
  const found = motionsOn(motions, ballot.resolutionId);
  return found ? <MotionLines item={found.item} text={found.text} language={language} /> : null;
}

type StageProps = Pick<VoterBallotsProps, "voter" | "board" | "actions"> & { ballot: BallotView };

function Stage({ voter, ballot, board, actions }: StageProps) {
  const t = useTranslations("assembly");
  const locale = toLocale(useLocale());
  const own = voter.votes.filter(({ resolutionId }) => resolutionId === ballot.resolutionId);
  if (ballot.result) {
    return (
      <>
        <BallotResult ballot={ballot} result={ballot.result} />
        <OwnVotes voter={voter} own={own} />
      </>
    );
  }
  return (
    <>
      {ballot.perhapsInConflict.length > 0 ? (
        <Notice tone="waiting">
          {t("exclusion.perhaps", {
            names: ballot.perhapsInConflict.map(({ name }) => name).join(", "),
          })}
        </Notice>
      ) : null}
      <ExclusionList exclusions={ballot.exclusions} />
      <Outside voter={voter} ballot={ballot} />
      {ballot.state === "waiting" ? (
        <Status tone="neutral">{t("room.waiting")}</Status>
      ) : (
        <>
          <p className="text-quiet">
            <TurnoutCount
              turnout={turnoutOf(ballot)}
              locale={locale}
              sentence={t.raw("projector.turnout")}
            />
          </p>
          {closingOf(board, ballot)?.over || board.paused ? null : (
            <Paper voter={voter} ballot={ballot} own={own} cast={actions.cast} />
          )}
          <VoterClosing
            ballot={ballot}
            board={board}
            isVoting={voter.heads.length > 0 && !board.paused}
            askTime={actions.askTime}
          />
        </>
      )}
    </>
  );
}

/** What one voted on a text that is closed: for each head, and for the lots that one voted apart. */
function OwnVotes({ voter, own }: { voter: VoterView; own: VoterView["votes"] }) {
  const t = useTranslations("assembly");
  const heads = [...new Set(own.map(({ entitlementId }) => entitlementId))];
  return heads.flatMap((entitlementId) => {
    const votes = own.filter((vote) => vote.entitlementId === entitlementId);
    const head = voter.heads.find((known) => known.entitlementId === entitlementId);
    // Who carries it no more is told what he voted last.
    const last = votes.toSorted((a, b) => b.sequence - a.sequence)[0];
    const known = head ? choicesOf(head.lots, votes) : [];
    const said = known.length > 0 ? known : last ? [{ choice: last.choice, lots: [] }] : [];
    return said.map(({ choice, lots }) => {
      const words = { choice: t(`choice.${choice}`), names: head?.holders.join(" & ") ?? "" };
      const codes = lots.map(({ code }) => code).join(", ");
      return (
        <p key={`${entitlementId} ${choice}`}>
          {said.length > 1
            ? t("vote.wasForLots", { ...words, lots: codes })
            : t(head && heads.length > 1 ? "vote.wasFor" : "vote.was", words)}
        </p>
      );
    });
  });
}

/** The votes of a head on a text that only some decide; null where all do, by their shares. */
function votesOn({ electorate }: BallotView, id: string): bigint | null {
  if (!electorate) return null;
  return electorate.heads.find(({ entitlementId }) => entitlementId === id)?.votes ?? 0n;
}

/** Why somebody has no vote on a text: he is kept from it, or it does not concern his lots. */
function Outside({ voter, ballot }: Pick<StageProps, "voter" | "ballot">) {
  const t = useTranslations("assembly");
  const { electorate, resolutionId } = ballot;
  const isOutside = (id: string) => votesOn(ballot, id) === 0n;
  const isBarred = (id: string) =>
    voter.barred.some((bar) => bar.resolutionId === resolutionId && bar.entitlementId === id);
  const outside = voter.heads.filter(({ entitlementId }) => isOutside(entitlementId));
  const own = voter.heads.length;
  if (electorate && own > 0 && outside.length === own) {
    const words = { part: electorate.name, article: ELECTORATE_ARTICLE };
    return <Notice tone="info">{t("electorate.outside", words)}</Notice>;
  }
  const elsewhere = voter.elsewhere.filter((one) => one.resolutionId === resolutionId);
  const isElsewhere = (id: string) => elsewhere.some(({ entitlementId }) => entitlementId === id);
  const hasNoVote = voter.heads.every(
    ({ entitlementId: id }) => isOutside(id) || isElsewhere(id) || isBarred(id),
  );
  const isKept = voter.heads.some(({ entitlementId: id }) => isBarred(id));
  const namesOf = (id: string) =>
    voter.heads.find(({ entitlementId }) => entitlementId === id)?.holders.join(" & ") ?? "";
  return (
    <>
      {elsewhere.map(({ entitlementId, carrier }) => (
        <p key={entitlementId}>
          {carrier
            ? t("vote.elsewhere", { carrier, names: namesOf(entitlementId) })
            : t("vote.elsewhereNobody", { names: namesOf(entitlementId) })}
        </p>
      ))}
      {outside.length > 0 ? (
        <p>
          {t("electorate.outsideSome", {
            lots: outside.flatMap(({ lots }) => lots.map(({ code }) => code)).join(", "),
          })}
        </p>
      ) : null}
      {own > 0 && hasNoVote && isKept && ballot.state === "open" ? (
        <p>{t("exclusion.barred")}</p>
      ) : null}
    </>
  );
}

type PaperProps = Pick<StageProps, "voter" | "ballot"> & {
  own: VoterView["votes"];
  cast: FormAction;
};

/** The ballot paper: one question for each head one votes for. */
function Paper({ voter, ballot, own, cast }: PaperProps) {
  const t = useTranslations("assembly");
  const locale = useLocale();
  const act = own.length > 0 ? "replace" : "cast";
  const isBarred = (id: string) =>
    [...voter.barred, ...voter.elsewhere].some(
      (bar) => bar.resolutionId === ballot.resolutionId && bar.entitlementId === id,
    );
  const admitted = voter.heads.filter(({ entitlementId }) => !isBarred(entitlementId));
  const heads = admitted.filter(({ entitlementId }) => votesOn(ballot, entitlementId) !== 0n);
  if (heads.length === 0) return null;
  return (
    <ActionForm action={cast} label={`${ballot.number}. ${ballot.title}`}>
      <input type="hidden" name="resolutionId" value={ballot.resolutionId} />
      {heads.map((head) => {
        const { entitlementId, holders, lots, shares, underProxy } = head;
        const votes = own.filter((vote) => vote.entitlementId === entitlementId);
        const said = choicesOf(lots, votes);
        const choice = said.length === 1 ? said[0]?.choice : undefined;
        return (
          <div key={entitlementId} className="grid gap-2">
            <input type="hidden" name="entitlementId" value={entitlementId} />
            <Radios
              name={`choice.${entitlementId}`}
              legend={t(underProxy ? "vote.headProxy" : "vote.head", {
                names: holders.join(" & "),
                lots: lots.map(({ code }) => code).join(", "),
                shares: formatInteger(votesOn(ballot, entitlementId) ?? shares, locale),
              })}
              {...(choice ? { defaultValue: choice } : {})}
              choices={CHOICES.map((value) => ({ value, label: t(`choice.${value}`) }))}
            />
            {lots.length > 1 ? <LotByLot head={head} said={said} /> : null}
            {choice ? (
              <p className="text-moss">{t("vote.recorded", { choice: t(`choice.${choice}`) })}</p>
            ) : null}
            {said.length > 1
              ? said.map((one) => (
                  <p key={one.choice} className="text-moss">
                    {t("vote.recordedLots", {
                      choice: t(`choice.${one.choice}`),
                      lots: one.lots.map(({ code }) => code).join(", "),
                    })}
                  </p>
                ))
              : null}
          </div>
        );
      })}
      <Button label={t(`vote.${act}Label`, { item: ballot.number })}>{t(`vote.${act}`)}</Button>
    </ActionForm>
  );
}

type LotByLotProps = { head: VoterHead; said: readonly LotChoice<VoterLot>[] };

/** Folded away, because hardly anybody does: another choice for some of one's lots. */
function LotByLot({ head: { entitlementId, lots }, said }: LotByLotProps) {
  const t = useTranslations("assembly");
  const locale = useLocale();
  const isSplit = said.length > 1;
  const choiceOf = (lot: VoterLot) =>
    isSplit ? said.find((one) => one.lots.includes(lot))?.choice : undefined;
  return (
    <details open={isSplit}>
      <summary className="w-fit py-1 text-plate">{t("vote.lotByLot")}</summary>
      <div className="mt-2 grid gap-3 border-rule border-s-2 ps-4">
        <p className="max-w-measure text-fine text-quiet">{t("vote.lotByLotHint")}</p>
        {lots.map((lot) => (
          <Select
            key={lot.lotId}
            name={`lot.${entitlementId}.${lot.lotId}`}
            label={t("vote.lot", { lot: lot.code, shares: formatInteger(lot.shares, locale) })}
            placeholder={t("vote.asAbove")}
            defaultValue={choiceOf(lot)}
            choices={CHOICES.map((value) => ({ value, label: t(`choice.${value}`) }))}
          />
        ))}
      </div>
    </details>
  );
}
