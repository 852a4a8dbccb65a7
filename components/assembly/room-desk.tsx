import { useLocale, useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { formatClock, formatInteger } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import type { RoomView } from "#server/assembly/attendance/attendance.queries.ts";
import type { BallotView } from "#server/assembly/ballot/view.queries.ts";
import type { BreachLine } from "#server/assembly/breach/breach.rules.ts";
import type { ItemMotions } from "#server/assembly/motion/motion.rules.ts";
import type { ConflictLine, ProxyLine } from "#server/assembly/proxy/proxy.queries.ts";
import type { BoardView } from "#server/assembly/sitting/board.queries.ts";
import { FollowMeeting } from "./follow-meeting.tsx";
import { useMeetingCrumbs } from "./meeting-crumbs.ts";
import { PauseNotice, RoomPause } from "./meeting-pause.tsx";
import { RaisedHands } from "./raised-hands.tsx";
import { RoomAdmission } from "./room-admission.tsx";
import { RoomBallots } from "./room-ballots.tsx";
import { RoomBreaches } from "./room-breaches.tsx";
import { RoomConnections } from "./room-connections.tsx";
import { RoomCopied } from "./room-copied.tsx";
import { RoomItems } from "./room-motions.tsx";
import { RoomOpening } from "./room-opening.tsx";
import { RoomPeople } from "./room-people.tsx";
import { RoomProxies } from "./room-proxies.tsx";
import { RoomRoll } from "./room-roll.tsx";
import type { RoomActions, ShownMeeting } from "./shown-meeting.ts";

export type RoomDeskProps = {
  slug: string;
  meeting: ShownMeeting;
  room: RoomView;
  ballots: readonly BallotView[];
  motions: readonly ItemMotions[];
  breaches: readonly BreachLine[];
  board: BoardView;
  proxies: readonly ProxyLine[];
  conflicts: readonly ConflictLine[];
  /** Who keeps the minutes unless somebody else is named. */
  secretary: string;
  /** Where the meeting's progress is told. */
  progress: string;
  actions: RoomActions;
};

/** The operator's desk; of a meeting that is copied from its sheets, what is not on them. */
export function RoomDesk(props: RoomDeskProps) {
  const isCopied = props.meeting.onPaper && !props.room.closed;
  return isCopied ? <RoomCopied {...props} /> : <RoomLive {...props} />;
}

/** Who is there, the quorum in numbers, one vote after another. */
function RoomLive(props: RoomDeskProps) {
  const { slug, meeting, room, ballots, motions, breaches, secretary, progress, actions } = props;
  const { board } = props;
  const { language } = meeting;
  const t = useTranslations("assembly.room");
  const projector = useTranslations("assembly.projector");
  const words = useFollowWords(board, ballots);
  return (
    <Page
      title={t("title")}
      crumbs={useMeetingCrumbs(slug, meeting)}
      law={<LawNote article="3.87 §5">{t("law")}</LawNote>}
    >
      <Progress room={room} />
      {room.opening ? (
        <p>
          <LinkButton href={`/${slug}/assembly/meetings/${meeting.id}/room/projector`} tone="quiet">
            {projector("open")}
          </LinkButton>
        </p>
      ) : null}
      <PauseNotice board={board} />
      <Quorum room={room} />
      {room.opening || room.closed ? null : (
        <RoomOpening room={room} secretary={secretary} action={actions.open} />
      )}
      <RoomProxies
        room={room}
        proxies={props.proxies}
        conflicts={props.conflicts}
        ballots={ballots}
        address={`/${slug}/assembly/meetings/${meeting.id}/proxies`}
      />
      {room.opening?.quorate ? (
        <RoomBallots
          room={room}
          ballots={ballots}
          motions={motions}
          board={board}
          language={language}
          onPaper={meeting.onPaper}
          hands={`/${slug}/assembly/meetings/${meeting.id}/hands`}
          actions={actions}
        />
      ) : null}
      {room.opening && !room.closed ? (
        <>
          <RaisedHands board={board} lead={actions.lead} />
          <RoomPause board={board} action={actions.pause} />
        </>
      ) : null}
      <RoomConnections board={board} />
      {room.opening ? (
        <>
          <RoomItems
            motions={motions}
            language={language}
            isOver={room.closed}
            onPaper={meeting.onPaper}
            actions={actions}
          />
          <RoomBreaches
            breaches={breaches}
            motions={motions}
            language={language}
            action={actions.breach}
          />
        </>
      ) : null}
      <RoomPeople room={room} action={actions.attend} />
      <RoomAdmission room={room} action={actions.admit} />
      <RoomRoll room={room} />
      {room.closed ? null : <FollowMeeting address={progress} audience="desk" words={words} />}
    </Page>
  );
}

/** The words of the island that follows the meeting: the news is the hour, where one is announced. */
export function useFollowWords(board: BoardView, ballots: readonly BallotView[]) {
  const t = useTranslations("assembly");
  const locale = useLocale();
  const [closing] = board.closings;
  const item = ballots.find(({ resolutionId }) => resolutionId === closing?.resolutionId)?.number;
  const news = board.paused
    ? t("sitting.pausedNews")
    : closing && item
      ? t(closing.over ? "sitting.closedNews" : "sitting.closesNews", {
          item,
          time: formatClock(closing.closesAt, locale),
        })
      : t("vote.news");
  return { live: t("vote.live"), news, refresh: t("vote.refresh") };
}

function Progress({ room }: { room: RoomView }) {
  const t = useTranslations("assembly.room");
  if (room.closed) return <Notice tone="done">{t("ended")}</Notice>;
  if (!room.opening) return null;
  const { chair, secretary, tellers, quorate } = room.opening;
  return (
    <Notice tone={quorate ? "info" : "danger"}>
      <p>{t("opened", { chair, secretary })}</p>
      {tellers ? <p>{t("tellersAre", { names: tellers })}</p> : null}
      {quorate ? null : <p>{t("failed")}</p>}
    </Notice>
  );
}

function Quorum({ room: { quorum } }: { room: RoomView }) {
  const t = useTranslations("assembly.room");
  const locale = useLocale();
  if (!quorum) return null;
  const share = (part: bigint | number, whole: bigint | number) =>
    t("of", { part: formatInteger(part, locale), whole: formatInteger(whole, locale) });
  return (
    <Section
      title={t("quorum")}
      aside={
        <Status tone={quorum.quorate ? "done" : "waiting"}>
          {t(quorum.quorate ? "quorumYes" : "quorumNo")}
        </Status>
      }
    >
      <DefinitionList
        items={[
          { term: t("heads"), detail: share(quorum.headsPresent, quorum.headsTotal) },
          { term: t("shares"), detail: share(quorum.sharesPresent, quorum.sharesTotal) },
        ]}
      />
    </Section>
  );
}
