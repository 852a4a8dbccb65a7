import type { useTranslations } from "next-intl";
import { formatClock, formatInteger } from "#components/ui/format.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { Locale } from "#messages/routing.ts";
import { CHOICES } from "#server/assembly/ballot/ballot.rules.ts";
import type { ResultView } from "#server/assembly/ballot/result.rules.ts";
import type { BallotView } from "#server/assembly/ballot/view.queries.ts";
import type { BoardView } from "#server/assembly/sitting/board.queries.ts";
import { closingOf } from "./closing-time.tsx";
import { FollowMeeting } from "./follow-meeting.tsx";
import { formatVotes } from "./minutes-result.ts";
import { useFollowWords } from "./room-desk.tsx";
import { TurnoutCount } from "./turnout-count.tsx";
import { turnoutOf } from "./turnout-news.ts";

/** The words of the assembly in one language of the association. */
export type Spoken = Readonly<{
  locale: Locale;
  t: ReturnType<typeof useTranslations<"assembly">>;
}>;

type ProjectorProps = {
  association: string;
  /** The language of the texts that are voted on. */
  language: string;
  ballots: readonly BallotView[];
  board: BoardView;
  /** Every language of the association, the first one first. */
  spoken: readonly Spoken[];
  room: string;
  progress: string;
};

/**
 * What the room sees: the text in hand, how it is decided, how many voted, when it closes, what
 * became of it. Nobody's vote and nobody's name but of those who asked to speak before all. The
 * same stands as text on everybody's own page.
 */
export function Projector(props: ProjectorProps) {
  const { association, ballots, board, room, progress } = props;
  const words = useFollowWords(board, ballots);
  const textOf = (id: string | null) => ballots.find(({ resolutionId }) => resolutionId === id);
  const inHand = textOf(board.inHand);
  const closed = inHand?.state === "open" ? undefined : textOf(board.lastClosed);
  const shown = closed ?? inHand;
  return (
    <main id="content" tabIndex={-1} data-projector className="grid content-start gap-[0.8em]">
      <p className="text-quiet">{association}</p>
      {shown ? <Shown {...props} ballot={shown} /> : <None {...props} />}
      {closed && inHand ? <Next {...props} ballot={inHand} /> : null}
      <Speakers {...props} />
      <div className="flex flex-wrap items-center justify-between gap-4">
        <FollowMeeting address={progress} audience="screen" words={words} />
        <Leave {...props} room={room} />
      </div>
    </main>
  );
}

type ShownProps = ProjectorProps & { ballot: BallotView };

function Shown({ ballot, board, spoken, language }: ShownProps) {
  const { number, title, text, majority, state, result } = ballot;
  const closing = closingOf(board, ballot);
  return (
    <>
      <h1 className="font-semibold text-[1.3em] leading-tight" lang={language}>
        {number}. {title}
      </h1>
      <p
        className="whitespace-pre-line"
        data-long={text.length > 500 ? "" : undefined}
        lang={language}
      >
        {text}
      </p>
      {spoken.map(({ locale, t }) => (
        <div
          key={locale}
          lang={locale}
          className="grid gap-[0.3em] border-plate border-s-4 ps-[0.6em] text-[0.8em]"
        >
          <p>
            <strong>{t(`majority.${majority}`)}.</strong> {t(`projector.base.${majority}`)}
          </p>
          {board.paused ? <p>{t("sitting.pausedNews")}</p> : null}
          {state === "waiting" ? <p>{t("projector.waiting")}</p> : null}
          {state === "open" ? (
            <p>
              <TurnoutCount
                turnout={turnoutOf(ballot)}
                locale={locale}
                sentence={t.raw("projector.turnout")}
              />
            </p>
          ) : null}
          {closing ? (
            <p className="font-semibold text-[1.4em]">
              {t(closing.over ? "sitting.closedAt" : "sitting.closesAt", {
                time: formatClock(closing.closesAt, locale),
              })}
            </p>
          ) : null}
          {result ? <Result result={result} locale={locale} t={t} /> : null}
        </div>
      ))}
    </>
  );
}

function Result({ result, locale, t }: { result: ResultView } & Spoken) {
  const counted = {
    for: formatVotes(result.votesFor, locale),
    against: formatVotes(result.votesAgainst, locale),
    abstain: formatInteger(result.raw.abstain, locale),
  };
  return (
    <>
      <p className="font-semibold text-[1.6em]">{t(`result.${result.outcome}`)}</p>
      <dl className="flex flex-wrap gap-x-[1.5em] gap-y-[0.2em]">
        {CHOICES.map((choice) => (
          <div key={choice} className="flex gap-[0.5em]">
            <dt>{t(`choice.${choice}`)}</dt>
            <dd className="font-semibold">{t("projector.votes", { votes: counted[choice] })}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Next({ ballot: { number, title }, spoken, language }: ShownProps) {
  const [first] = spoken;
  if (!first) return null;
  return (
    <p className="text-[0.8em] text-quiet" lang={language}>
      {first.t("projector.next", { number, title })}
    </p>
  );
}

function None({ spoken, ballots }: ProjectorProps) {
  const isBegun = ballots.some(({ state }) => state !== "waiting");
  return spoken.map(({ locale, t }, index) => {
    const Line = index === 0 ? "h1" : "p";
    return (
      <Line key={locale} lang={locale} className="text-[1.3em]">
        {t(isBegun ? "projector.none" : "projector.notOpen")}
      </Line>
    );
  });
}

function Speakers({ board: { hands }, spoken }: ProjectorProps) {
  const [first] = spoken;
  if (hands.length === 0 || !first) return null;
  const { t, locale } = first;
  const names = hands.map(({ name, given }) =>
    given ? `${name} (${t("sitting.speaking")})` : name,
  );
  return (
    <p className="text-[0.8em]" lang={locale}>
      {t("projector.hands", { names: names.join(", ") })}
    </p>
  );
}

function Leave({ spoken, room }: ProjectorProps) {
  const [first] = spoken;
  return first ? (
    <LinkButton href={room} tone="quiet">
      {first.t("projector.back")}
    </LinkButton>
  ) : null;
}
