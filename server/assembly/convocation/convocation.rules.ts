import { isAfter, isBefore, type PlainDate } from "#server/kernel/calendar.ts";
import { addWorkingDays } from "#server/kernel/working-days.ts";
import type { ElectorateRefusal } from "../ballot/electorate.rules.ts";
import {
  judgeNotice,
  judgeSecondSession,
  latestNotice,
  type NoticeVerdict,
  unanimityRetry,
} from "../meeting/meeting.rules.ts";

/** A lot on the day of the notice: who holds it, and who was designated for it. */
export type HeldLot = Readonly<{
  code: string;
  shares: bigint;
  representativeId: string | null;
  holders: readonly Readonly<{ partyId: string }>[];
}>;

/** Somebody to convene, with his lots and those that still want a representative. */
export type Addressee = Readonly<{
  partyId: string;
  lots: readonly Readonly<{ code: string; shares: bigint }>[];
  designation: readonly string[];
}>;

/**
 * Every owner; of a lot in several hands the representative alone, or while none is
 * designated every holder, with the form to designate one (R-AG-16, R-AG-41, AD-03).
 */
export function toConvene(lots: readonly HeldLot[]): readonly Addressee[] {
  const people = new Map<string, { lots: HeldLot[]; designation: string[] }>();
  for (const lot of lots) {
    const holders = [...new Set(lot.holders.map(({ partyId }) => partyId))];
    const isShared = holders.length > 1;
    const isDesignated = isShared && lot.representativeId !== null;
    const convened = isDesignated && lot.representativeId ? [lot.representativeId] : holders;
    for (const partyId of convened) {
      const person = people.get(partyId) ?? { lots: [], designation: [] };
      person.lots.push(lot);
      if (isShared && !isDesignated) person.designation.push(lot.code);
      people.set(partyId, person);
    }
  }
  return [...people].map(([partyId, { lots: held, designation }]) => ({
    partyId,
    lots: held.map(({ code, shares }) => ({ code, shares })),
    designation,
  }));
}

export type NoticePlan = Readonly<{
  sentOn: PlainDate;
  meetingOn: PlainDate;
  firstOn: PlainDate | null;
  /** The day of the meeting whose absences gave texts of this one a second chance. */
  retryOfOn: PlainDate | null;
  urgencyReason: string | null;
  place: string;
  consultation: string;
  items: number;
  /** Proposals received in time that stand on no agenda (R-AG-20). */
  proposalsLeft: number;
  /** Points of an annual meeting that the agenda lacks, without a reason where one may be given (R-AG-23). */
  pointsMissing: number;
  addressees: number;
  hasSyndic: boolean;
  /** Why a special common part cannot say who votes on a text, for those that cannot (R-AG-42). */
  electorates: readonly ElectorateRefusal[];
}>;

export type NoticeObstacle =
  | "convocation.agenda-empty"
  | "proposal.not-on-agenda"
  | "agenda.points-missing"
  | "convocation.place-missing"
  | "convocation.consultation-missing"
  | "meeting.second-session-too-early"
  | "meeting.retry-too-early"
  | "convocation.notice-too-short"
  | "convocation.nobody-to-convene"
  | "convocation.no-syndic"
  | ElectorateRefusal;

/** All that keeps a notice from leaving, the content first (R-AG-10, R-AG-13, R-AG-31). */
export function obstaclesTo(plan: NoticePlan): readonly NoticeObstacle[] {
  const { sentOn, meetingOn, firstOn, retryOfOn, urgencyReason } = plan;
  const tests: readonly (readonly [NoticeObstacle, boolean])[] = [
    ["convocation.agenda-empty", plan.items === 0],
    ["proposal.not-on-agenda", plan.proposalsLeft > 0],
    ["agenda.points-missing", plan.pointsMissing > 0],
    ["convocation.place-missing", plan.place.trim() === ""],
    ["convocation.consultation-missing", plan.consultation.trim() === ""],
    [
      "meeting.second-session-too-early",
      firstOn !== null && judgeSecondSession(firstOn, meetingOn) === "too-early",
    ],
    [
      "meeting.retry-too-early",
      retryOfOn !== null && isBefore(meetingOn, unanimityRetry(retryOfOn)),
    ],
    ["convocation.notice-too-short", judgeNotice(sentOn, meetingOn, urgencyReason) === "late"],
    ["convocation.nobody-to-convene", plan.addressees === 0],
    ["convocation.no-syndic", !plan.hasSyndic],
  ];
  const found = tests.filter(([, stands]) => stands).map(([obstacle]) => obstacle);
  return [...found, ...new Set(plan.electorates)];
}

export type ProofKind = "accepted" | "bounced" | "posted";

/** One sending to a person, and what is known of it. */
export type Sending = Readonly<{
  channel: "email" | "registered_letter" | "letter";
  proofs: readonly Readonly<{ kind: ProofKind; on: PlainDate }>[];
}>;

/**
 * What the notice to one person is worth. `late` is a breach of art. 3.87 §3, recorded
 * and shown; `urgent` is late with the reason the notice gave (R-AG-15).
 */
export type NoticeState = "in-time" | "urgent" | "late" | "bounced" | "unproven";

/**
 * The day the law counts from: deposit at the post, or acceptance by the server of a mail
 * that did not come back. Printing is not sending (AD-02).
 */
export function provenOn(sendings: readonly Sending[]): PlainDate | null {
  const days = sendings.flatMap(({ proofs }) =>
    proofs.some(({ kind }) => kind === "bounced") ? [] : proofs.map(({ on }) => on),
  );
  return days.sort(Temporal.PlainDate.compare)[0] ?? null;
}

export function judgeProof(
  sendings: readonly Sending[],
  meetingOn: PlainDate,
  urgencyReason: string | null,
): NoticeState {
  const on = provenOn(sendings);
  if (on) {
    if (!isAfter(on, latestNotice(meetingOn))) return "in-time";
    return judgeNotice(on, meetingOn, urgencyReason) === "urgent" ? "urgent" : "late";
  }
  // A bounce calls for a registered letter at once; once it is printed, its posting is awaited.
  const isLetterOut = sendings.some(({ channel }) => channel === "registered_letter");
  const hasBounced = sendings.some(({ proofs }) => proofs.some(({ kind }) => kind === "bounced"));
  return hasBounced && !isLetterOut ? "bounced" : "unproven";
}

/** A person whom no mail reaches: his registered letter waits to be deposited. */
export type LetterDue = Readonly<{
  /** The day his mail came back. */
  since: PlainDate;
  /** The day to have it deposited by: the next working day, while one is left that is in time. */
  by: PlainDate;
  /** What a deposit today would be worth. */
  verdict: NoticeVerdict;
}>;

/** Null while his mail has not come back, or once a letter of his is at the post. */
export function letterDue(
  sendings: readonly Sending[],
  meetingOn: PlainDate,
  urgencyReason: string | null,
  today: PlainDate,
): LetterDue | null {
  if (provenOn(sendings)) return null;
  const since = sendings
    .flatMap(({ proofs }) => proofs.flatMap(({ kind, on }) => (kind === "bounced" ? [on] : [])))
    .sort(Temporal.PlainDate.compare)
    .at(-1);
  if (!since) return null;
  const next = addWorkingDays(since, 1);
  const latest = latestNotice(meetingOn);
  const isTooLate = isAfter(next, latest) && !isAfter(since, latest);
  return {
    since,
    by: isTooLate ? latest : next,
    verdict: judgeNotice(today, meetingOn, urgencyReason),
  };
}
