import type { Actor } from "#server/kernel/actor.ts";
import { plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { type Cents, parseEuros, toCents } from "#server/kernel/money.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { keysAt } from "#server/registry/distribution/distribution.queries.ts";
import { itemOfResolution } from "../agenda/agenda.queries.ts";
import type { ResolutionRef } from "../agenda/agenda.schema.ts";
import { lockDraft } from "../meeting/meeting.service.ts";
import {
  daysOf,
  type Funding,
  type FundingFault,
  faultOf,
  type Schedule,
} from "./funding.rules.ts";
import type { SetFunding } from "./funding.schema.ts";

export const FIELDS: Record<FundingFault, string> = {
  nothing: "call",
  "calls-missing": "calls.firstOn",
  "repayments-missing": "repayments.firstOn",
  "repaid-less": "repaid",
  "before-meeting": "calls.firstOn",
  "repaid-before-meeting": "repayments.firstOn",
};

type TypedPlan = Omit<SetFunding, "meetingId" | "resolutionId">;

function amountIn(input: TypedPlan, field: "reserve" | "call" | "loan" | "repaid"): Cents {
  const typed = input[field].trim();
  if (typed === "") return toCents(0n);
  const cents = parseEuros(typed);
  if (cents === null) throw new DomainError("funding.amount-unreadable", {}, field);
  return cents;
}

/** One part at once is a plan too: nobody needs to say every how many months it comes. */
const scheduleIn = ({ count, firstOn, every }: SetFunding["calls"]): Schedule | null =>
  firstOn ? { count: count ?? 1, firstOn: plainDate(firstOn), every: every ?? 1 } : null;

/** What was typed, as a plan of payment. @throws DomainError `funding.amount-unreadable` */
export function fundingIn(input: TypedPlan): Funding {
  const loan = amountIn(input, "loan");
  return {
    keyId: input.keyId ?? null,
    reserve: amountIn(input, "reserve"),
    call: amountIn(input, "call"),
    calls: scheduleIn(input.calls),
    loan,
    repaid: input.repaid.trim() === "" ? loan : amountIn(input, "repaid"),
    repayments: scheduleIn(input.repayments),
  };
}

/** The key divides on each of the days, over lots that are there (R-CHG-01). */
export async function refuseUnfitKey(
  tx: Tx,
  association: AssociationId,
  { keyId }: Funding,
  days: readonly string[],
): Promise<void> {
  if (
    keyId &&
    (await tx.distributionKey.count({ where: { associationId: association, id: keyId } })) === 0
  )
    throw notFound();
  const asked = days.map((day) => ({ keyId, day }));
  for (const key of await keysAt(tx, association, asked)) {
    if (!key) throw new DomainError("key.no-version", {}, "keyId");
    if (key.absent.length > 0) {
      throw new DomainError("key.outdated", { lots: key.absent.join(", ") }, "keyId");
    }
    if (key.weights.every(({ weight }) => weight === 0n)) {
      throw new DomainError("key.weighs-nothing", {}, "keyId");
    }
  }
}

/**
 * Says how a decision is paid while its meeting is a draft: what was convened is what is decided.
 * @throws DomainError `funding.amount-unreadable`, `.nothing`, `.calls-missing`,
 *   `.repayments-missing`, `.repaid-less`, `.before-meeting`, `.repaid-before-meeting`,
 *   `key.no-version`, `key.outdated`, `key.weighs-nothing`, `meeting.already-convened`.
 */
export function setFunding(
  actor: Actor,
  association: AssociationId,
  input: SetFunding,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const { meetingId, resolutionId } = input;
    const meeting = await lockDraft(tx, actor, association, meetingId);
    await itemOfResolution(tx, association, meetingId, resolutionId);
    const funding = fundingIn(input);
    const fault = faultOf(funding, meeting.on);
    if (fault) throw new DomainError(`funding.${fault}`, {}, FIELDS[fault]);
    await refuseUnfitKey(tx, association, funding, daysOf(funding, meeting.on));
    const key = { associationId: association, resolutionId };
    const columns = columnsOf(funding);
    await tx.funding.upsert({
      where: { associationId_resolutionId: key },
      create: { ...key, ...columns },
      update: columns,
    });
    await record(tx, actor, association, "assembly/agenda.changed", { meetingId });
  });
}

/** A plan as its columns hold it: what is not used has no schedule either. */
export function columnsOf({ keyId, reserve, call, calls, loan, repaid, repayments }: Funding) {
  const used = (amount: Cents, schedule: Schedule | null) => (amount > 0n ? schedule : null);
  const called = used(call, calls);
  const lent = used(loan, repayments);
  return {
    ...{ keyId, reserveCents: reserve, callCents: call, loanCents: loan },
    repaidCents: loan > 0n ? repaid : 0n,
    callCount: called?.count ?? null,
    callFirstOn: called ? toColumn(called.firstOn) : null,
    callEvery: called?.every ?? null,
    loanCount: lent?.count ?? null,
    loanFirstOn: lent ? toColumn(lent.firstOn) : null,
    loanEvery: lent?.every ?? null,
  };
}

/** Takes the plan of payment away from a text of a draft; without one it is refused as not found. */
export function removeFunding(
  actor: Actor,
  association: AssociationId,
  { meetingId, resolutionId }: ResolutionRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    await lockDraft(tx, actor, association, meetingId);
    await itemOfResolution(tx, association, meetingId, resolutionId);
    const { count } = await tx.funding.deleteMany({
      where: { associationId: association, resolutionId },
    });
    if (count === 0) throw notFound();
    await record(tx, actor, association, "assembly/agenda.changed", { meetingId });
  });
}
