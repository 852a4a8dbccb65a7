import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatInteger } from "#components/ui/format.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import type {
  RollHand,
  RollLine,
  RoomView,
} from "#server/assembly/attendance/attendance.queries.ts";
import { CHOICES } from "#server/assembly/ballot/ballot.rules.ts";
import { isExcluded } from "#server/assembly/ballot/count.rules.ts";
import type { BallotView } from "#server/assembly/ballot/view.queries.ts";
import type { ItemMotions } from "#server/assembly/motion/motion.rules.ts";
import type { BoardView } from "#server/assembly/sitting/board.queries.ts";
import { BallotResult } from "./ballot-result.tsx";
import { BallotText } from "./ballot-text.tsx";
import { InHand, JumpToItem } from "./in-hand.tsx";
import { motionsOn } from "./motion-lines.tsx";
import { mayClose, RoomClosing } from "./room-closing.tsx";
import { RoomElectorate } from "./room-electorate.tsx";
import { RoomExclusions } from "./room-exclusions.tsx";
import { RoomMotions } from "./room-motions.tsx";
import type { RoomActions } from "./shown-meeting.ts";

type RoomBallotsProps = {
  room: RoomView;
  ballots: readonly BallotView[];
  motions: readonly ItemMotions[];
  board: BoardView;
  language: string;
  /** Copied from paper: what is moved is said with the hour of the room. */
  onPaper: boolean;
  /** Where a show of hands is recorded. */
  hands: string;
  actions: RoomActions;
};

/** The texts one after another: opened, voted, closed; then the meeting itself. */
export function RoomBallots({
  room,
  ballots,
  motions,
  board,
  language,
  onPaper,
  hands,
  actions,
}: RoomBallotsProps) {
  const t = useTranslations("assembly.room");
  // One key for the text in hand: the one that is open, else the next.
  const current =
    ballots.find(({ state }) => state === "open") ??
    ballots.find(
      ({ state, resolutionId }) =>
        state === "waiting" && !motionsOn(motions, resolutionId)?.disposal,
    );
  const isVoting = ballots.some(({ state }) => state === "open");
  return (
    <Section title={t("ballots")} id="ballots" aside={<JumpToItem board={board} />}>
      <ol className="grid gap-8">
        {ballots.map((ballot) => (
          <li key={ballot.resolutionId} className="grid gap-4 border-plate border-s-4 ps-4">
            <InHand board={board} ballot={ballot}>
              <BallotText ballot={ballot} language={language} />
            </InHand>
            <Stage
              room={room}
              ballot={ballot}
              board={board}
              hands={hands}
              isCurrent={ballot === current}
              isDisposed={Boolean(motionsOn(motions, ballot.resolutionId)?.disposal)}
              actions={actions}
            />
            <Motions
              motions={motions}
              ballot={ballot}
              language={language}
              onPaper={onPaper}
              isOver={room.closed}
              actions={actions}
            />
          </li>
        ))}
      </ol>
      {room.closed || isVoting ? null : (
        <Confirm trigger={t("end")}>
          <p>{t("endWarning")}</p>
          <ActionForm action={actions.end} label={t("end")}>
            <Button>{t("end")}</Button>
          </ActionForm>
        </Confirm>
      )}
    </Section>
  );
}

type StageProps = {
  room: RoomView;
  ballot: BallotView;
  board: BoardView;
  hands: string;
  isCurrent: boolean;
  /** Withdrawn, postponed or only noted: there is nothing to vote on. */
  isDisposed?: boolean;
  actions: RoomActions;
};

type MotionsProps = Pick<RoomBallotsProps, "motions" | "language" | "onPaper" | "actions"> & {
  ballot: BallotView;
  isOver: boolean;
};

function Motions({ motions, ballot, ...shown }: MotionsProps) {
  const found = motionsOn(motions, ballot.resolutionId);
  return found ? (
    <RoomMotions item={found.item} text={found.text} number={ballot.number} {...shown} />
  ) : null;
}

function Stage({ room, ballot, board, hands, isCurrent, isDisposed, actions }: StageProps) {
  const t = useTranslations("assembly.room");
  const { number: item, resolutionId, state, result } = ballot;
  if (result) return <BallotResult ballot={ballot} result={result} />;
  if (room.closed || isDisposed || board.paused) return null;
  return (
    <>
      <RoomElectorate room={room} ballot={ballot} />
      {state === "waiting" ? (
        <ActionForm action={actions.openBallot} label={t("openBallotLabel", { item })}>
          <input type="hidden" name="resolutionId" value={resolutionId} />
          <p className="flex flex-wrap gap-3">
            <Button label={t("openBallotLabel", { item })}>{t("openBallot")}</Button>
            <Button
              tone="secondary"
              name="then"
              value="hands"
              label={t("openHandsLabel", { item })}
              {...(isCurrent ? { accessKey: "e" } : {})}
            >
              {t("openHands")}
            </Button>
          </p>
          {isCurrent ? <p className="text-fine text-quiet">{t("handsKey")}</p> : null}
        </ActionForm>
      ) : (
        <OpenStage
          room={room}
          ballot={ballot}
          board={board}
          hands={hands}
          isCurrent={isCurrent}
          actions={actions}
        />
      )}
      <RoomExclusions ballot={ballot} people={room.people} actions={actions} />
    </>
  );
}

function OpenStage({ room, ballot, board, hands, isCurrent, actions }: StageProps) {
  const t = useTranslations("assembly.room");
  const choice = useTranslations("assembly.choice");
  const limited = useTranslations("assembly.electorate");
  const locale = useLocale();
  const { number: item, resolutionId, turnout, exclusions } = ballot;
  const { heads } = turnout;
  const out = exclusions.flatMap(({ partyId, liftedFor }) => (liftedFor === null ? partyId : []));
  const { electorate } = ballot;
  const concerned = new Set(electorate?.heads.map(({ entitlementId }) => entitlementId));
  const isFree = (by: RollHand | null, holders: readonly string[]) =>
    by?.heard && !isExcluded({ holders, carrier: by.partyId }, out);
  const inRoom = room.roll.flatMap((line): EncodedHead[] => {
    const { entitlementId, holderIds, by, lots, parts } = line;
    if (!entitlementId || (electorate && !concerned.has(entitlementId))) return [];
    const whole = parts.length === 0 ? [{ name: entitlementId, lots, by }] : [];
    const some = parts.map((part) => ({
      ...{ name: `${entitlementId}.${part.lotIds.join("~")}`, lots: part.lots, by: part.by },
    }));
    return [...whole, ...some]
      .filter((one) => isFree(one.by, holderIds))
      .map(({ by: hand, ...one }) => ({ line, ...one, isFar: hand?.channel === "remote" }));
  });
  const votes = formatInteger(turnout.shares, locale);
  return (
    <>
      <p className="flex flex-wrap items-center gap-3">
        <Status tone="waiting">{t("voting")}</Status>
        {electorate
          ? limited("turnout", { heads, votes, total: formatInteger(electorate.votes, locale) })
          : t("turnout", { heads, shares: votes })}
      </p>
      {inRoom.length > 0 ? (
        <p className="flex flex-wrap items-center gap-3">
          <LinkButton
            href={`${hands}?text=${resolutionId}#against`}
            {...(isCurrent ? { accessKey: "e" } : {})}
          >
            {t("handsLabel", { item })}
          </LinkButton>
          {isCurrent ? <span className="text-fine text-quiet">{t("handsKey")}</span> : null}
        </p>
      ) : null}
      {inRoom.length > 0 ? (
        <details>
          <summary className="w-fit py-1 font-semibold text-plate">
            {t("encodeLabel", { item })}
          </summary>
          <ActionForm
            action={actions.encode}
            label={t("encodeLabel", { item })}
            className="mt-4 grid gap-4"
          >
            <input type="hidden" name="resolutionId" value={resolutionId} />
            <Radios
              inline
              name="others"
              optional
              legend={t("encodeOthers")}
              hint={t("encodeHint")}
              choices={CHOICES.map((value) => ({ value, label: choice(value) }))}
            />
            {inRoom.map((head) => (
              <HeadChoice key={head.name} {...head} />
            ))}
            <Button label={t("encodeSaveLabel", { item })}>{t("encodeSave")}</Button>
          </ActionForm>
        </details>
      ) : null}
      <RoomClosing ballot={ballot} board={board} announce={actions.announce} />
      {mayClose(board, ballot) ? <Close ballot={ballot} close={actions.close} /> : null}
    </>
  );
}

/** Counts what was cast; where one person alone takes part, whether his votes count. */
function Close({ ballot, close }: { ballot: BallotView; close: FormAction }) {
  const t = useTranslations("assembly.room");
  const { number: item, resolutionId, turnout } = ballot;
  return (
    <Confirm trigger={t("closeLabel", { item })}>
      <p>{t("closeWarning", { heads: turnout.heads })}</p>
      <ActionForm action={close} label={t("closeLabel", { item })}>
        <input type="hidden" name="resolutionId" value={resolutionId} />
        {ballot.sole ? (
          <Radios
            name="soleVoter"
            legend={t("sole")}
            choices={[
              { value: "capped", label: t("soleCapped") },
              { value: "counted", label: t("soleCounted") },
            ]}
          />
        ) : null}
        <Button label={t("closeLabel", { item })}>{t("close")}</Button>
      </ActionForm>
    </Confirm>
  );
}

/** A head that somebody in the room votes for, or the lots of one that are in one hand. */
type EncodedHead = Readonly<{
  line: RollLine;
  name: string;
  lots: readonly string[];
  /** Heard on the telephone, not in the room. */
  isFar: boolean;
}>;

function HeadChoice({ line, name, lots, isFar }: EncodedHead) {
  const t = useTranslations("assembly.choice");
  const room = useTranslations("assembly.room");
  return (
    <Radios
      inline
      name={`choice.${name}`}
      legend={[
        `${line.number}. ${line.holders.join(" & ")} (${lots.join(", ")})`,
        ...(isFar ? [room("byTelephone")] : []),
      ].join(", ")}
      choices={CHOICES.map((value) => ({ value, label: t(value) }))}
    />
  );
}
