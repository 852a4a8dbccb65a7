import { ADMISSIONS } from "../attendance/attendance.schema.ts";
import type { Admission } from "../attendance/telephone.rules.ts";
import type { BreachLine } from "../breach/breach.rules.ts";
import { ceilingOf, type MeetingFunding, type Schedule } from "../funding/funding.rules.ts";
import { currentText, type ItemMotions, type TextMotions } from "../motion/motion.rules.ts";
import type { LossLine, PauseLine } from "../sitting/interruption.rules.ts";
import type { MinutesRecord } from "./record.schema.ts";

type PrintedItem = MinutesRecord["items"][number];
type PrintedText = PrintedItem["resolutions"][number];

/** What was moved about a text, as the act prints it: nothing where nothing was. */
export function printedMotions(
  text: TextMotions,
  { texts }: ItemMotions,
): Pick<PrintedText, "text" | "convened" | "amendments" | "reopened" | "reopens"> {
  const positionOf = (id: string) =>
    texts.find(({ resolutionId }) => resolutionId === id)?.position ?? 0;
  const { convened, amendments, reopened, reopens } = text;
  const isAmended = amendments.length > 0;
  return {
    text: currentText(text),
    ...(isAmended && { convened, amendments: amendments.map(({ version: _, ...one }) => one) }),
    ...(reopened && {
      reopened: { at: reopened.at, reason: reopened.reason, by: positionOf(reopened.nextId) },
    }),
    ...(reopens && { reopens: positionOf(reopens) }),
  };
}

/** What became of an item without a vote, in the order it was said. */
export function printedDisposals({
  disposals,
  texts,
}: ItemMotions): Pick<PrintedItem, "disposals"> {
  if (disposals.length === 0) return {};
  return {
    disposals: disposals.map(({ resolutionId, ...said }) => ({
      ...said,
      text: texts.find((text) => text.resolutionId === resolutionId)?.position ?? null,
    })),
  };
}

/** Whom the operator identified at a distance, by whom and how: nothing where there was nobody. */
export function printedAdmissions(
  admissions: readonly Admission[],
  nameOf: (partyId: string) => string,
): Pick<MinutesRecord, "admissions"> {
  const printed = admissions.flatMap(({ partyId, method: means, by, isTelephone, at }) => {
    const method = ADMISSIONS.find((known) => known === means);
    const moment = Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: "second" });
    const line = { name: nameOf(partyId), by, at: moment, telephone: isTelephone };
    return method ? [{ ...line, method }] : [];
  });
  return printed.length > 0 ? { admissions: printed } : {};
}

/** When the meeting was suspended, and who was cut off during a vote: nothing where nothing was. */
export function printedInterruptions(
  pauses: readonly PauseLine[],
  losses: readonly LossLine[],
  nameOf: (partyId: string) => string,
): Pick<MinutesRecord, "pauses" | "losses"> {
  const touching = losses.filter(({ items }) => items.length > 0);
  return {
    ...(pauses.length > 0 && { pauses: [...pauses] }),
    ...(touching.length > 0 && {
      losses: touching.map(({ partyId, items, ...loss }) => ({
        ...{ name: nameOf(partyId), ...loss, items: [...items] },
      })),
    }),
  };
}

/** What was done against the law, or by leave of a judge, with its article and its reason (AD-01). */
export function printedBreaches(lines: readonly BreachLine[]): Pick<MinutesRecord, "breaches"> {
  if (lines.length === 0) return {};
  return {
    breaches: lines.map(({ id: _, correctedBy: __, ...line }) => line),
  };
}

/** What was written around the facts of an item: nothing where nothing was. */
export function printedProse(
  before: string | null,
  after: string | null,
): Pick<PrintedItem, "prose"> {
  return before || after ? { prose: { before: before ?? "", after: after ?? "" } } : {};
}

const printedSchedule = (schedule: Schedule | null) =>
  schedule && { ...schedule, firstOn: schedule.firstOn.toString() };

/** How a decision is paid, as it was convened: nothing where it costs nothing. */
export function printedFunding(plan: MeetingFunding | undefined): Pick<PrintedText, "funding"> {
  if (!plan) return {};
  const { key, funding } = plan;
  return {
    funding: {
      key: key?.name ?? null,
      ceiling: ceilingOf(funding).toString(),
      reserve: funding.reserve.toString(),
      call: funding.call.toString(),
      calls: printedSchedule(funding.calls),
      loan: funding.loan.toString(),
      repaid: funding.repaid.toString(),
      repayments: printedSchedule(funding.repayments),
    },
  };
}
