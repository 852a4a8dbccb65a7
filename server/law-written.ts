import { createHash } from "node:crypto";
import type pg from "pg";

// What was put to the owners in writing and left in the tables, looked at from outside: by plain SQL,
// with none of the product's rules. Art. 3.87 §11: all of them, in writing, and nothing that needs a deed.

type Day = string;
type Signature = Readonly<{
  party: string;
  /** The day of the paper, or of the click in Brussels. */
  on: Day;
  method: string;
  scan: string | null;
  canonical: string;
}>;
type Held = Readonly<{ party: string; right: string; from: Day; until: Day | null }>;
type Lot = Readonly<{
  held: readonly Held[];
  named: readonly Readonly<{ party: string; from: Day; until: Day | null }>[];
}>;

/** Whatever one written decision left. */
export type LeftInWriting = Readonly<{
  answerBy: Day;
  opening: Readonly<{ record: string; hash: string; on: Day }> | null;
  end: Readonly<{ kind: string; decidedOn: Day | null }> | null;
  signatures: readonly Signature[];
  lots: readonly Lot[];
  entered: readonly Readonly<{
    text: string;
    type: string;
    outcome: string;
    article: string;
    on: Day;
  }>[];
}>;

const LEFT = `SELECT jsonb_build_object(
  'answerBy', w.answer_by,
  'opening', (SELECT jsonb_build_object('record', o.record, 'hash', encode(o.hash, 'hex'),
      'on', (o.at AT TIME ZONE 'Europe/Brussels')::date)
    FROM written_opening o WHERE o.written_id = w.id),
  'end', (SELECT jsonb_build_object('kind', e.kind, 'decidedOn', e.decided_on)
    FROM written_end e WHERE e.written_id = w.id),
  'signatures', (SELECT coalesce(jsonb_agg(jsonb_build_object('party', s.party_id,
      'on', coalesce(s.signed_on, (s.at AT TIME ZONE 'Europe/Brussels')::date),
      'method', s.method, 'scan', s.document_id, 'canonical', s.canonical)), '[]')
    FROM written_signature s WHERE s.written_id = w.id),
  'lots', (SELECT jsonb_agg(jsonb_build_object(
      'held', (SELECT coalesce(jsonb_agg(jsonb_build_object('party', h.party_id, 'right', h."right",
          'from', h.starts_on, 'until', h.ends_on)), '[]') FROM holding h WHERE h.lot_id = l.id),
      'named', (SELECT coalesce(jsonb_agg(jsonb_build_object('party', r.party_id,
          'from', r.starts_on, 'until', r.ends_on)), '[]') FROM representation r WHERE r.lot_id = l.id)))
    FROM lot l WHERE l.association_id = w.association_id),
  'entered', (SELECT coalesce(jsonb_agg(jsonb_build_object('text', d.text, 'type', d.decision_type,
      'outcome', d.outcome, 'article', d.article, 'on', d.decided_on)), '[]')
    FROM decision d WHERE d.written_id = w.id)) AS left
  FROM written_decision w WHERE w.id = $1::uuid`;

/** Whatever a written decision left; null where it is no more. */
export async function leftInWriting(
  db: Pick<pg.Pool, "query">,
  writtenId: string,
): Promise<LeftInWriting | null> {
  const { rows } = await db.query<{ left: LeftInWriting }>(LEFT, [writtenId]);
  return rows[0]?.left ?? null;
}

const BY_DEED = ["D-13", "D-20", "D-25", "D-30", "D-31a", "D-31b", "D-33", "D-34"];

const lasts = ({ from, until }: Readonly<{ from: Day; until: Day | null }>, on: Day) =>
  from <= on && (until === null || until >= on);

/** Who may agree for a lot on a day: its owner, one of those who own it together, or who is named. */
function mayAgree({ held, named }: Lot, on: Day): readonly string[] {
  const now = held.filter((one) => lasts(one, on));
  const people = [...new Set(now.map(({ party }) => party))];
  if (people.length <= 1 || now.every(({ right }) => right === "full")) return people;
  return [...new Set(named.filter((one) => lasts(one, on)).map(({ party }) => party))];
}

/** Whether for every lot somebody who could had agreed by a day. */
function isAgreed({ lots, signatures }: LeftInWriting, on: Day): boolean {
  const signed = new Set(signatures.filter((one) => one.on <= on).map(({ party }) => party));
  return lots.every((lot) => mayAgree(lot, on).some((party) => signed.has(party)));
}

/** What is wrong with a decision that stands. */
function* wrongWithStanding(left: LeftInWriting): Generator<string> {
  const on = left.end?.decidedOn;
  if (!left.opening || !on) return yield "decided without being put to the owners, or on no day";
  if (on < left.opening.on || on > left.answerBy) yield "decided before it was asked, or too late";
  if (!isAgreed(left, on)) yield "decided without every member's signature";
  const before = left.signatures.filter((one) => one.on >= (left.opening?.on ?? "") && one.on < on);
  if (before.some((one) => isAgreed(left, one.on))) yield "dated after the last signature";
}

/** What is wrong with a signature: it is for these words, and shows how it was given. */
function* wrongWithSignature(
  { opening }: LeftInWriting,
  { party, method, scan, canonical }: Signature,
  identified: ReadonlySet<string>,
): Generator<string> {
  const said: object = JSON.parse(canonical);
  const told = { ...said, text: opening?.hash, party, method };
  if (JSON.stringify(told) !== JSON.stringify(said))
    yield "a signature of other words, or another's";
  if ((method === "hand") !== (scan !== null)) yield "a signature by hand without its scan";
  if (method !== "hand" && !identified.has(party)) yield "a signature of somebody unidentified";
}

/** What is wrong with what the register of decisions says of it. */
function* wrongWithRegister({ entered, end, opening }: LeftInWriting): Generator<string> {
  for (const { text, type, outcome, article, on } of entered) {
    if (end?.kind !== "adopted") yield "in the register although it does not stand";
    if (BY_DEED.includes(type)) yield "decided in writing although it needs a deed";
    if (!opening?.record.includes(JSON.stringify(text))) yield "in the register in other words";
    if (outcome !== "adopted" || article !== "3.87 §11" || on !== end?.decidedOn)
      yield "in the register with another day, outcome or article";
  }
}

/** Everything the law forbids that one written decision left. */
export function wrongInWriting(
  left: LeftInWriting,
  identified: ReadonlySet<string>,
): readonly string[] {
  const { opening, end, signatures } = left;
  const found = [...wrongWithRegister(left)];
  if (end?.kind === "adopted") found.push(...wrongWithStanding(left));
  for (const one of signatures) found.push(...wrongWithSignature(left, one, identified));
  if (opening && createHash("sha256").update(opening.record).digest("hex") !== opening.hash)
    found.push("other words than were signed");
  return found;
}
