import { createHash } from "node:crypto";
import {
  type Closure,
  factsOf,
  type Head,
  type Left,
  type Moment,
  type Notebook,
  type Snapshot,
  type Vote,
} from "./law-left.ts";
import { type NaiveBallot, naiveCount } from "./law-naive.ts";

// What a meeting left in the tables, looked at from outside: by plain SQL, with none of the product's
// rules. Everything that the law forbids is named, with the kinds of breach it may be recorded as.

/** Something the law forbids: on which item, and the kinds of breach that tell it. */
export type Problem = Readonly<{ rule: string; item: string | null; kinds: readonly string[] }>;

const ms = (moment: Moment) => Date.parse(moment);
const hashOf = (...parts: readonly (string | Uint8Array)[]) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return `\\x${hash.digest("hex")}`;
};

/** Somebody is there from his last arrival to his next departure. */
function isThere(left: Left, party: string, at: number): boolean {
  const own = left.moves.filter((move) => move.party_id === party && ms(move.at) <= at);
  return own.at(-1)?.kind === "arrived";
}

/** Since when somebody is there, in the room or at a distance; never while he is not. */
function thereSince(left: Left, party: string, at: number): number {
  let since = Number.POSITIVE_INFINITY;
  let channel: Vote["channel"] | null = null;
  for (const move of left.moves.filter((one) => one.party_id === party && ms(one.at) <= at)) {
    if (move.kind === "departed") [since, channel] = [Number.POSITIVE_INFINITY, null];
    else if (move.channel !== channel) [since, channel] = [ms(move.at), move.channel];
  }
  return since;
}

function votersOf(head: Head): readonly string[] {
  if (head.voter_party_id) return [head.voter_party_id];
  return head.nature === "undivided" ? head.holder_ids : [];
}

const inForce = (one: Readonly<{ registered_at: Moment; revoked_at: Moment | null }>, at: number) =>
  ms(one.registered_at) <= at && (one.revoked_at === null || ms(one.revoked_at) > at);

/** Who carries a proxy on an item: its substitute there, else its holder. */
function holderOn(left: Left, proxy: Left["proxies"][number], item: string | null, at: number) {
  const named = left.substitutes.find(
    (one) => one.proxy_id === proxy.id && one.item_id === item && inForce(one, at),
  );
  return named?.holder_party_id ?? proxy.holder_party_id;
}

/** Everybody who carries a proxy, on all items or on one. */
const carriersOf = (left: Left, proxy: Left["proxies"][number], at: number) => [
  proxy.holder_party_id,
  ...left.substitutes
    .filter((one) => one.proxy_id === proxy.id && inForce(one, at))
    .map((one) => one.holder_party_id),
];

/** A vote, or a proxy, that names no lot is for them all. */
const isFor = ({ lot_ids: named }: Readonly<{ lot_ids: readonly string[] }>, lot: string) =>
  named.length === 0 || named.includes(lot);

const sharesOf = (lots: Left["lots"]) => lots.reduce((sum, { shares }) => sum + shares, 0);

/** More than three proxies, and more than a tenth of all votes with one's own (art. 3.87 §7). */
function isOverLimit(left: Left, holder: string, at: number): boolean {
  const carried = left.proxies.filter(
    (p) => inForce(p, at) && carriersOf(left, p, at).includes(holder),
  );
  if (carried.length <= 3) return false;
  const people = [holder, ...carried.map((p) => p.principal_party_id)];
  const own = left.heads.filter((head) => votersOf(head).some((voter) => people.includes(voter)));
  const all = left.heads.reduce((sum, { shares }) => sum + shares, 0);
  return 10 * own.reduce((sum, { shares }) => sum + shares, 0) > all;
}

/** What somebody at a distance says aloud is taken down where he has no screen, while his line holds. */
function isHeard(left: Left, { cast_by_party_id: carrier, at, derived }: Vote): boolean {
  const before = left.admissions.filter((one) => one.party_id === carrier && ms(one.at) <= ms(at));
  const came = left.moves.filter((one) => one.party_id === carrier && ms(one.at) <= ms(at)).at(-1);
  const isCut = left.losses.some(
    ({ party_id: party, lost_at: from, returned_at: to }) =>
      party === carrier &&
      ms(from) <= ms(at) &&
      ms(from) >= ms(came?.at ?? at) &&
      (to === null || ms(to) > ms(at)),
  );
  return before.at(-1)?.by_telephone === true && !derived && !isCut;
}

/** Why a vote should not have been taken, or nothing. */
function* wrongWith(left: Left, vote: Vote, { syndics }: Notebook): Generator<[string, string]> {
  const at = ms(vote.at);
  const head = left.heads.find(({ id }) => id === vote.entitlement_id);
  if (!head) return yield ["a vote for a head of another roll", "other"];
  const opened = left.opened.find((one) => one.resolution_id === vote.resolution_id);
  const closed = left.closures.find((one) => one.resolution_id === vote.resolution_id);
  if (!opened || ms(opened.at) > at) yield ["a vote before its ballot was open", "other"];
  if (closed && ms(closed.at) < at) yield ["a vote after its ballot was closed", "other"];
  if (left.closing && ms(left.closing.at) < at) yield ["a vote after the meeting", "other"];
  if (left.pauses.some((p) => ms(p.at) <= at && (p.ended === null || ms(p.ended) > at)))
    yield ["a vote while the meeting was suspended", "other"];
  const lots = left.lots.filter((lot) => lot.entitlement_id === head.id);
  const own = lots.filter(({ lot_id }) => isFor(vote, lot_id));
  if (vote.lot_ids.some((id) => lots.every(({ lot_id }) => lot_id !== id)))
    yield ["a vote for a lot of another head", "other"];
  if (vote.shares !== sharesOf(own)) yield ["a vote of other weight than the roll's", "other"];
  const voters = votersOf(head);
  if (voters.length === 0) yield ["a vote of a suspended head", "suspended"];
  const carrier = vote.cast_by_party_id;
  if (!isThere(left, carrier, at)) yield ["a vote of somebody who was not there", "other"];
  if (vote.by_operator && vote.channel === "remote" && !isHeard(left, vote))
    yield ["hands counted at a distance", "other"];
  const barred = left.exclusions.filter(
    (x) =>
      x.resolution_id === vote.resolution_id &&
      ms(x.at) <= ms(vote.accepted ?? vote.at) &&
      (x.lifted === null || ms(x.lifted) > at),
  );
  if (barred.some((x) => [carrier, ...head.holder_ids].includes(x.party_id)))
    yield ["a vote of somebody in conflict", "conflict"];
  const claimed = { entitlement: head.id, choice: vote.choice, castBy: carrier };
  const said: object = JSON.parse(vote.canonical);
  const told = { ...said, ...claimed, shares: `${vote.shares}`, proxy: vote.proxy_id };
  if (
    JSON.stringify(told) !== JSON.stringify(said) ||
    hashOf(Uint8Array.of(0), vote.canonical) !== vote.leaf_hash
  )
    yield ["a vote that is not what was sealed", "other"];
  const item = left.texts.find(({ id }) => id === vote.resolution_id)?.item_id ?? null;
  if (vote.proxy_id === null) {
    if (!voters.includes(carrier)) yield ["a vote by nobody's proxy", "unnamedProxy"];
    // What its principal gave away for some lots, somebody else carries while he is there.
    const gone = left.proxies.filter(
      (p) =>
        p.lot_ids.length > 0 &&
        p.principal_party_id === carrier &&
        inForce(p, at) &&
        !syndics.includes(holderOn(left, p, item, at)) &&
        isThere(left, holderOn(left, p, item, at), at),
    );
    if (gone.some((p) => own.some(({ lot_id }) => p.lot_ids.includes(lot_id))))
      yield ["a vote for a lot that a proxy carries", "proxies"];
    return;
  }
  const proxy = left.proxies.find(({ id }) => id === vote.proxy_id);
  if (
    !proxy ||
    holderOn(left, proxy, item, at) !== carrier ||
    !voters.includes(proxy.principal_party_id)
  )
    return yield ["a vote under a proxy for somebody else", "unnamedProxy"];
  if (!inForce(proxy, at)) yield ["a vote under a proxy that was not in force", "proxies"];
  if (syndics.includes(carrier)) yield ["a vote of the syndic as a proxy", "syndicProxy"];
  if (isOverLimit(left, carrier, at)) yield ["a vote under too many proxies", "proxies"];
  if (own.some(({ lot_id }) => !isFor(proxy, lot_id)))
    yield ["a vote under a proxy for other lots", "proxies"];
  // Of several holders the first to come votes; he keeps the lots that his proxies do not name.
  const first = Math.min(...voters.map((voter) => thereSince(left, voter, at)));
  const isFirst = thereSince(left, proxy.principal_party_id, at) === first;
  const isKept = proxy.lot_ids.length > 0 && isFirst;
  if (!isKept && voters.some((voter) => isThere(left, voter, at)))
    yield ["a vote for a principal who was there", "proxies"];
  const chained = left.proxies.some(
    (p) =>
      inForce(p, at) &&
      (p.principal_party_id === carrier ||
        carriersOf(left, p, at).includes(proxy.principal_party_id)),
  );
  if (chained) yield ["a vote under a proxy passed on", "proxies"];
}

/** The text that was convened and that this one puts to the vote, directly or again. */
function convenedText(left: Left, notebook: Notebook, meetingId: string, id: string) {
  const bound = notebook.convened.get(meetingId);
  let text = id;
  for (let again = 0; again <= left.reopenings.length; again++) {
    const before = left.reopenings.find(({ next_id }) => next_id === text);
    if (!before) break;
    text = before.resolution_id;
  }
  return { first: text, bound: bound?.get(text) };
}

/** Without a syndic only one is appointed; owners who convene put the points they asked for (3.87 §2). */
function isBeyondConvener(left: Left, text: Left["texts"][number]): boolean {
  const { convener } = left;
  if (!convener || convener.ground === "court") return false;
  if (convener.ground !== "request") return text.decision_type !== "D-02";
  const title = left.items.find(({ id }) => id === text.item_id)?.title ?? "";
  return !convener.points.includes(title);
}

/** What is wrong with how a text came to be decided. */
function* wrongWithAgenda(
  left: Left,
  closure: Closure,
  notebook: Notebook,
  meetingId: string,
): Generator<[string, string]> {
  const id = closure.resolution_id;
  const text = left.texts.find((one) => one.id === id);
  const { first, bound } = convenedText(left, notebook, meetingId, id);
  if (!bound || bound.item !== text?.item_id) {
    yield ["a decision without a convened item", "agenda"];
    return;
  }
  if (isBeyondConvener(left, text)) yield ["a decision beyond what its convener may put", "agenda"];
  const openedAt = ms(left.opened.find((one) => one.resolution_id === id)?.at ?? closure.at);
  const words = [bound.text];
  for (const each of new Set([first, id])) {
    const later = left.amendments.filter((a) => a.resolution_id === each && ms(a.at) <= openedAt);
    words.push(...later.map((a) => a.text));
  }
  const { text: counted }: Snapshot = JSON.parse(closure.snapshot);
  if (!words.includes(counted)) yield ["a decision on other words than were convened", "agenda"];
  const about = left.disposals.filter(
    (d) =>
      d.item_id === text.item_id &&
      (d.resolution_id === null || d.resolution_id === id) &&
      ms(d.at) <= openedAt,
  );
  if (about.at(-1) && about.at(-1)?.kind !== "resumed")
    yield ["a decision on an item taken off the agenda", "agenda"];
}

/** What is wrong with how a text was counted. */
function* wrongWithCount(left: Left, closure: Closure): Generator<[string, string]> {
  const id = closure.resolution_id;
  const snapshot: Snapshot = JSON.parse(closure.snapshot);
  if (hashOf(closure.snapshot) !== closure.snapshot_hash)
    yield ["a count that is not what was committed", "other"];
  const lotsIn = ({ entitlement, part }: Snapshot["seats"][number]) =>
    left.lots.filter(
      (lot) =>
        lot.entitlement_id === entitlement &&
        (!part || part.lots.some((one) => one === lot.lot_id)),
    );
  const lots = snapshot.seats.flatMap(lotsIn).map(({ lot_id }) => lot_id);
  if (new Set(lots).size < lots.length) yield ["a lot counted twice", "other"];
  const whole = snapshot.seats.filter(({ part }) => !part).map(({ entitlement }) => entitlement);
  if (new Set(whole).size < whole.length) yield ["a head counted twice", "other"];
  const cast = left.votes.filter((v) => v.resolution_id === id && ms(v.at) <= ms(closure.at));
  const lastOf = (head: string, lot: string) =>
    cast.filter((v) => v.entitlement_id === head && isFor(v, lot)).at(-1);
  const voted = left.lots.filter((lot) => lastOf(lot.entitlement_id, lot.lot_id));
  if (voted.some(({ lot_id }) => !lots.includes(lot_id)))
    yield ["a vote that was not counted", "other"];
  const isSame = (seat: Snapshot["seats"][number]) =>
    seat.shares === `${sharesOf(lotsIn(seat))}` &&
    lotsIn(seat).every(({ lot_id }) => {
      const last = lastOf(seat.entitlement, lot_id);
      return seat.choice === (last?.choice ?? null) && seat.vote === (last?.id ?? null);
    });
  if (!snapshot.seats.every(isSame)) yield ["a count of other votes than were cast", "other"];
  const barred = left.exclusions
    .filter((x) => x.resolution_id === id && (x.lifted === null || ms(x.lifted) > ms(closure.at)))
    .map((x) => x.party_id)
    .sort();
  if (
    barred.join() !==
    snapshot.excluded
      .map(({ party }) => party)
      .sort()
      .join()
  )
    yield ["a count with others in conflict than were kept out", "conflict"];
  const ballots = snapshot.seats.map((seat): NaiveBallot => {
    const { entitlement: head, carrier, choice } = seat;
    const owners = left.heads.find((one) => one.id === head)?.holder_ids ?? [];
    return { head, owners, carrier, votes: BigInt(seat.shares), choice };
  });
  const everyone = BigInt(left.heads.reduce((sum, { shares }) => sum + shares, 0));
  const { majority, soleVoter: sole } = snapshot;
  const { adopted } = naiveCount(ballots, { majority, excluded: barred, everyone, sole });
  if (adopted !== (closure.outcome === "adopted"))
    yield ["another outcome than the votes", "other"];
}

/** What is wrong with the meeting that decided. */
function* wrongWithMeeting(left: Left): Generator<[string, string]> {
  const { convocation, withdrawal, opening, closures, reopenings } = left;
  if (closures.length === 0) return;
  if (!opening) return yield ["a decision of a meeting that was not opened", "other"];
  if (!opening.quorate) yield ["a decision without a quorum", "quorum"];
  if (!convocation || ms(convocation.at) > ms(opening.at))
    yield ["a decision of a meeting that was not convened", "notice"];
  if (withdrawal && ms(withdrawal.at) < ms(opening.at))
    yield ["a decision of a meeting that was called off", "notice"];
  for (const again of reopenings) {
    const closed = closures.find(({ resolution_id }) => resolution_id === again.resolution_id);
    if (!closed || ms(closed.at) > ms(again.at) || again.reason.trim() === "")
      yield ["a vote taken again that was not closed, or for no reason", "other"];
  }
}

/** What was copied from a sheet was cast when its vote was closed, whenever it was accepted. */
function atTheirHours(left: Left): Left {
  if (!left.paper) return left;
  const votes = left.votes.map((vote) => {
    const closed = left.closures.find((one) => one.resolution_id === vote.resolution_id);
    return { ...vote, at: closed?.at ?? vote.at, accepted: vote.at };
  });
  return { ...left, votes };
}

/** A sheet is copied within one transaction, votes and closing. */
const AT_ONCE = 10_000;

/** A copy is neither older than its beginning nor made beside the sheet that closes its vote. */
function* wrongWithCopy({ paper, closures }: Left, vote: Vote): Generator<[string, string]> {
  if (!paper) return;
  const accepted = ms(vote.accepted ?? vote.at);
  const closed = closures.find((one) => one.resolution_id === vote.resolution_id);
  if (accepted < ms(paper.begun_at)) yield ["a vote on screen in a meeting on paper", "other"];
  if (!closed?.recorded_at || Math.abs(accepted - ms(closed.recorded_at)) > AT_ONCE)
    yield ["a vote beside the sheet of its text", "other"];
}

/** Everything the law forbids that a meeting left, recorded as a breach or not. */
export function problemsOf(raw: Left, notebook: Notebook, meetingId: string): readonly Problem[] {
  const left = atTheirHours(raw);
  const found: Problem[] = [];
  const itemOf = (id: string) => left.texts.find((text) => text.id === id)?.item_id ?? null;
  const add = (item: string | null, wrongs: Iterable<[string, string]>) => {
    for (const [rule, kind] of wrongs) found.push({ rule, item, kinds: [kind, "other"] });
  };
  add(null, wrongWithMeeting(left));
  for (const closure of left.closures) {
    const item = itemOf(closure.resolution_id);
    add(item, wrongWithAgenda(left, closure, notebook, meetingId));
    add(item, wrongWithCount(left, closure));
  }
  for (const vote of left.votes) {
    add(itemOf(vote.resolution_id), wrongWith(left, vote, notebook));
    add(itemOf(vote.resolution_id), wrongWithCopy(left, vote));
  }
  const now = factsOf(meetingId, raw);
  for (const [key, row] of notebook.facts) {
    const [meeting, , resolution = ""] = key.split(" ");
    if (meeting === meetingId && now.get(key) !== row)
      add(itemOf(resolution), [["a closed vote that was changed", "other"]]);
  }
  return found;
}
