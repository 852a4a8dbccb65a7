import type pg from "pg";
import type { NaiveMajority } from "./law-naive.ts";

// The rows that a meeting left, read by plain SQL behind the fences.

export type Moment = string;
export type Vote = Readonly<{
  id: string;
  resolution_id: string;
  entitlement_id: string;
  /** Empty: all lots of the head. */
  lot_ids: readonly string[];
  sequence: number;
  at: Moment;
  /** When it was accepted, where it is a copy of what was cast at another moment. */
  accepted?: Moment;
  leaf_hash: string;
  choice: "for" | "against" | "abstain";
  shares: number;
  cast_by_party_id: string;
  proxy_id: string | null;
  channel: "room" | "remote";
  by_operator: boolean;
  /** Nobody said it by name. */
  derived: boolean;
  canonical: string;
}>;
export type Head = Readonly<{
  id: string;
  nature: "sole" | "undivided" | "divided";
  holder_ids: readonly string[];
  voter_party_id: string | null;
  shares: number;
}>;
export type Closure = Readonly<{
  resolution_id: string;
  at: Moment;
  /** When it was copied from its sheet; null where it happened on screen. */
  recorded_at: Moment | null;
  outcome: "adopted" | "rejected";
  snapshot: string;
  snapshot_hash: string;
}>;
export type Snapshot = Readonly<{
  text: string;
  majority: NaiveMajority;
  soleVoter: "capped" | "counted";
  excluded: readonly Readonly<{ party: string }>[];
  seats: readonly Readonly<{
    entitlement: string;
    carrier: string;
    shares: string;
    choice: Vote["choice"] | null;
    vote: string | null;
    part?: Readonly<{ lots: readonly string[] }>;
  }>[];
}>;
type Dated = Readonly<{ at: Moment }>;
export type Breach = Dated &
  Readonly<{
    kind: string;
    article: string;
    item_id: string | null;
    statement: string;
    reason: string;
  }>;

/** The rows of one meeting. */
export type Left = Readonly<{
  convocation: Dated | null;
  /** On what somebody other than the syndic convened it, and the points of the owners' request. */
  convener: Readonly<{ ground: string; points: readonly string[] }> | null;
  withdrawal: Dated | null;
  /** It was held on paper and copied from then on. */
  paper: Readonly<{ begun_at: Moment }> | null;
  opening: (Dated & Readonly<{ quorate: boolean }>) | null;
  closing: Dated | null;
  items: readonly Readonly<{ id: string; position: number; title: string }>[];
  texts: readonly Readonly<{
    id: string;
    item_id: string;
    position: number;
    text: string;
    decision_type: string;
  }>[];
  opened: readonly (Dated & Readonly<{ resolution_id: string }>)[];
  closures: readonly Closure[];
  votes: readonly Vote[];
  heads: readonly Head[];
  lots: readonly Readonly<{ entitlement_id: string; lot_id: string; shares: number }>[];
  proxies: readonly Readonly<{
    id: string;
    principal_party_id: string;
    holder_party_id: string;
    /** Empty: all lots of the principal. */
    lot_ids: readonly string[];
    registered_at: Moment;
    revoked_at: Moment | null;
  }>[];
  /** Who carries a proxy on one item in the place of its holder. */
  substitutes: readonly Readonly<{
    proxy_id: string;
    item_id: string;
    holder_party_id: string;
    registered_at: Moment;
    revoked_at: Moment | null;
  }>[];
  /** While the meeting was suspended: to the end, or until now. */
  pauses: readonly (Dated & Readonly<{ ended: Moment | null }>)[];
  moves: readonly (Dated &
    Readonly<{
      party_id: string;
      kind: "arrived" | "departed";
      channel: Vote["channel"];
      step_up_id: string | null;
    }>)[];
  /** Whom the operator identified at a distance, the last time last. */
  admissions: readonly (Dated & Readonly<{ party_id: string; by_telephone: boolean }>)[];
  /** While the line of somebody was dead; to the end where he did not come back. */
  losses: readonly Readonly<{ party_id: string; lost_at: Moment; returned_at: Moment | null }>[];
  exclusions: readonly (Dated &
    Readonly<{ resolution_id: string; party_id: string; lifted: Moment | null }>)[];
  amendments: readonly (Dated &
    Readonly<{ resolution_id: string; version: number; text: string; reason: string }>)[];
  reopenings: readonly (Dated &
    Readonly<{ resolution_id: string; next_id: string; reason: string }>)[];
  disposals: readonly (Dated &
    Readonly<{ item_id: string; resolution_id: string | null; kind: string }>)[];
  breaches: readonly Breach[];
}>;

const TABLES = {
  items: "SELECT * FROM agenda_item WHERE meeting_id = $1",
  texts: "SELECT * FROM resolution WHERE meeting_id = $1",
  opened: `SELECT o.* FROM ballot_opening o JOIN resolution r ON r.id = o.resolution_id
    WHERE r.meeting_id = $1`,
  closures: `SELECT c.* FROM ballot_closure c JOIN resolution r ON r.id = c.resolution_id
    WHERE r.meeting_id = $1 ORDER BY c.at`,
  votes: `SELECT c.*, e.* FROM vote_event e JOIN vote_content c ON c.vote_id = e.id
    JOIN resolution r ON r.id = e.resolution_id WHERE r.meeting_id = $1 ORDER BY e.sequence`,
  heads: "SELECT * FROM entitlement WHERE meeting_id = $1",
  lots: `SELECT l.* FROM entitlement_lot l JOIN entitlement e ON e.id = l.entitlement_id
    WHERE e.meeting_id = $1`,
  // Brought to the door of a meeting on paper, it counts from that hour.
  proxies: `SELECT id, principal_party_id, holder_party_id, lot_ids, revoked_at,
      coalesce(handed_in_at, registered_at) AS registered_at
    FROM proxy WHERE meeting_id = $1 ORDER BY registered_at, id`,
  substitutes: `SELECT s.proxy_id, s.item_id, s.holder_party_id, s.revoked_at,
      coalesce(s.handed_in_at, s.registered_at) AS registered_at
    FROM proxy_substitute s JOIN proxy p ON p.id = s.proxy_id WHERE p.meeting_id = $1`,
  pauses: `SELECT p.*, r.at AS ended FROM meeting_pause p
    LEFT JOIN meeting_resumption r ON r.pause_id = p.id WHERE p.meeting_id = $1`,
  moves: "SELECT * FROM attendance WHERE meeting_id = $1 ORDER BY at, id",
  admissions: "SELECT * FROM remote_admission WHERE meeting_id = $1 ORDER BY at",
  losses: `SELECT party_id, lost_at, returned_at FROM connection_loss WHERE meeting_id = $1
    UNION ALL SELECT party_id, lost_at, NULL FROM remote_connection
      WHERE meeting_id = $1 AND lost_at IS NOT NULL`,
  exclusions: `SELECT x.*, l.at AS lifted FROM vote_exclusion x
    JOIN resolution r ON r.id = x.resolution_id LEFT JOIN exclusion_lift l ON l.exclusion_id = x.id
    WHERE r.meeting_id = $1`,
  amendments: `SELECT a.* FROM text_amendment a JOIN resolution r ON r.id = a.resolution_id
    WHERE r.meeting_id = $1 ORDER BY a.version`,
  reopenings: `SELECT b.* FROM ballot_reopening b JOIN resolution r ON r.id = b.resolution_id
    WHERE r.meeting_id = $1`,
  disposals: `SELECT d.* FROM item_disposal d JOIN agenda_item i ON i.id = d.item_id
    WHERE i.meeting_id = $1 ORDER BY d.at`,
  breaches: "SELECT * FROM breach WHERE meeting_id = $1",
} as const;
const SINGLE = {
  convocation: "SELECT * FROM convocation",
  convener: `SELECT ground, meeting_id, ARRAY(SELECT p.title FROM request_point p
    WHERE p.request_id = c.request_id) AS points FROM meeting_convener c`,
  withdrawal: "SELECT * FROM meeting_withdrawal",
  paper: "SELECT * FROM paper_encoding",
  opening: "SELECT * FROM meeting_opening",
  closing: "SELECT * FROM meeting_closing",
} as const;

/** Whatever a meeting left. */
export async function leftBy(db: Pick<pg.Pool, "query">, meetingId: string): Promise<Left> {
  const lists = Object.entries(TABLES).map(
    ([name, sql]) => `'${name}', (SELECT coalesce(jsonb_agg(to_jsonb(x)), '[]') FROM (${sql}) x)`,
  );
  const ones = Object.entries(SINGLE).map(
    ([name, table]) =>
      `'${name}', (SELECT to_jsonb(x) FROM (${table}) x WHERE x.meeting_id = $1::uuid)`,
  );
  const sql = `SELECT jsonb_build_object(${[...lists, ...ones].join(", ")}) AS left`;
  const { rows } = await db.query<{ left: Left }>(sql.replaceAll("= $1 ", "= $1::uuid "), [
    meetingId,
  ]);
  const [row] = rows;
  if (!row) throw new RangeError("nothing was read");
  return row.left;
}

/** What the one who watches wrote down himself, while it happened. */
export type Notebook = Readonly<{
  /** The texts of each notice as it left, by meeting. */
  convened: Map<string, ReadonlyMap<string, Readonly<{ item: string; text: string }>>>;
  /** Every row of a vote and of a closed ballot when it was first seen. */
  facts: Map<string, string>;
  /** Those whom the law lets carry no proxy. */
  syndics: string[];
}>;

/** Every vote and every closed ballot of a meeting as a line, by its name. */
export function factsOf(meetingId: string, { votes, closures }: Left): ReadonlyMap<string, string> {
  return new Map(
    [
      ...votes.map((row) => ({ row, id: row.id, of: row.resolution_id })),
      ...closures.map((row) => ({ row, id: "closed", of: row.resolution_id })),
    ].map(({ row, id, of }) => [`${meetingId} ${id} ${of}`, JSON.stringify(row)]),
  );
}
