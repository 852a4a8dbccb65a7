import type { KitAct } from "#server/documents/template/kit.schema.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { env } from "#server/platform/env.ts";
import { verificationAddress } from "#server/proof/act/act.rules.ts";
import { getRoom, type RollLine } from "../attendance/attendance.queries.ts";
import { type BallotView, listBallots } from "../ballot/view.queries.ts";
import { issuerOf } from "../decision/decision.queries.ts";
import { getMeeting, type MeetingView } from "../meeting/meeting.queries.ts";
import { listProxies, type ProxyLine } from "../proxy/proxy.queries.ts";

type KitFacts = Readonly<{
  meeting: Pick<MeetingView, "kind" | "session" | "startsAt" | "place" | "language" | "items">;
  roll: readonly RollLine[];
  ballots: readonly BallotView[];
  proxies: readonly ProxyLine[];
}>;

type KitText = KitAct["items"][number]["texts"][number];

/** The sheet of a text: who may vote on it, each with the votes he has there. */
function sheetOf(ballot: BallotView, roll: readonly RollLine[]): KitText {
  const { number, text, majority, article, electorate, result } = ballot;
  const votesOf = (line: RollLine) =>
    electorate ? electorate.heads.find((head) => head.number === line.number)?.votes : line.shares;
  return {
    ...{ number, text, majority, article, voted: result !== null },
    ...(electorate && { electorate: electorate.name }),
    heads: roll.flatMap((line) => {
      const votes = votesOf(line) ?? 0n;
      return votes > 0n ? [{ number: line.number, votes: votes.toString() }] : [];
    }),
  };
}

/** Whose proxy, for the lots it names where it names some. */
const withLots = (name: string, lots: readonly string[]) =>
  lots.length > 0 ? `${name} (${lots.join(", ")})` : name;

/** What the printed kit says of a meeting: its roll, the proxies in force, and a sheet for each text. */
function kitOf({ meeting, roll, ballots, proxies }: KitFacts) {
  const { kind, startsAt, place, language: textLanguage, items } = meeting;
  const given = proxies.filter(({ revokedAt }) => revokedAt === null);
  const session: 1 | 2 = meeting.session === 2 ? 2 : 1;
  return {
    textLanguage,
    meeting: { kind, session, startsAt, place },
    sharesTotal: roll.reduce((sum, { shares }) => sum + shares, 0n).toString(),
    heads: roll.map(({ number, holders, holderIds, lots, shares, suspended }) => ({
      ...{ number, names: [...holders], lots: [...lots], shares: shares.toString(), suspended },
      proxyTo: given
        .filter(({ principalId }) => holderIds.includes(principalId))
        .map(({ holder, lots: some }) => withLots(holder, some)),
      substitutes: given
        .filter(({ principalId }) => holderIds.includes(principalId))
        .flatMap(({ substitutes }) => substitutes)
        .flatMap(({ item, holder, revokedAt }) => (revokedAt === null ? [{ item, holder }] : [])),
    })),
    proxies: given.map(({ principal, holder, signedOn, lots }) => ({
      ...{ principal: withLots(principal, lots), holder, signedOn },
    })),
    items: items.map(({ position, title }) => ({
      ...{ number: position, title },
      texts: ballots.filter(({ item }) => item === position).map((ballot) => sheetOf(ballot, roll)),
    })),
  };
}

/** Everything to hold a meeting on paper, as it stands now; its language is the reader's. @throws notFound */
export async function getKit(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<Omit<KitAct, "locale">> {
  const meeting = await getMeeting(tx, association, meetingId);
  const room = await getRoom(tx, association, meetingId);
  const ballots = await listBallots(tx, association, meetingId);
  const proxies = await listProxies(tx, association, meetingId, null);
  const issuer = await issuerOf(tx, association);
  const notice = await tx.convocation.findUnique({
    where: { associationId_meetingId: { associationId: association, meetingId } },
    select: { agendaHash: true },
  });
  const fingerprint = notice && Buffer.from(notice.agendaHash).toString("hex");
  return {
    ...(fingerprint && {
      verify: verificationAddress(env().NEXTAUTH_URL, meeting.language, fingerprint),
    }),
    association: issuer,
    printedOn: today().toString(),
    ...kitOf({ meeting, roll: room.roll, ballots, proxies }),
  };
}
