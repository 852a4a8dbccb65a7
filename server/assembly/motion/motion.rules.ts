/** What becomes of an item without a vote; `resumed` takes it up again. */
export const DISPOSALS = ["withdrawn", "postponed", "information", "resumed"] as const;
export type DisposalKind = (typeof DISPOSALS)[number];

export type Disposal = Readonly<{
  /** The text it is about; null: the whole item. */
  resolutionId: string | null;
  kind: DisposalKind;
  reason: string;
  /** ISO instant. */
  at: string;
}>;

/** What an item, or one of its texts, stands at: the last word counts; null: to be voted on. */
export function disposalOf(
  disposals: readonly Disposal[],
  resolutionId: string | null,
): Disposal | null {
  const about = disposals.filter(
    (one) => one.resolutionId === null || one.resolutionId === resolutionId,
  );
  const last = about.at(-1);
  return last && last.kind !== "resumed" ? last : null;
}

/** A text, and how far its vote is. */
export type MovedText = Readonly<{ resolutionId: string; opened: boolean; closed: boolean }>;

export type Amendment = Readonly<{ version: number; text: string; reason: string; at: string }>;

/** A text of the agenda with what was moved about it. */
export type TextMotions = MovedText &
  Readonly<{
    position: number;
    /** As it was convened. */
    convened: string;
    amendments: readonly Amendment[];
    /** Its closed vote is taken again by this text. */
    reopened: Readonly<{ nextId: string; reason: string; at: string }> | null;
    /** The text whose vote this one takes again. */
    reopens: string | null;
    /** When its vote was closed; null while it is not. */
    closedAt: string | null;
  }>;

/** An item of the agenda with what became of it in the room. */
export type ItemMotions = Readonly<{
  itemId: string;
  position: number;
  title: string;
  /** All that was said of it, in the order it was said. */
  disposals: readonly Disposal[];
  /** What it stands at; null where its texts are to be voted on. */
  disposal: Disposal | null;
  texts: readonly TextMotions[];
}>;

/** A text as it stands: the last amendment of it, else what was convened. */
export function currentText({ convened, amendments }: TextMotions): string {
  return amendments.at(-1)?.text ?? convened;
}

export type DisposalRefusal = "motion.already-disposed" | "motion.not-disposed" | "motion.voted";

/**
 * Why an item cannot be disposed of so, or null. Once a vote on it was opened it is decided by
 * closing that vote: nobody withdraws a question that is being answered.
 */
export function refuseDisposal(
  item: Readonly<{ disposals: readonly Disposal[]; texts: readonly MovedText[] }>,
  { kind, resolutionId }: Readonly<{ kind: DisposalKind; resolutionId: string | null }>,
): DisposalRefusal | null {
  const texts = item.texts.filter(
    (text) => resolutionId === null || text.resolutionId === resolutionId,
  );
  if (texts.some(({ opened }) => opened)) return "motion.voted";
  const stands = disposalOf(item.disposals, resolutionId);
  if (kind === "resumed") return stands ? null : "motion.not-disposed";
  return stands ? "motion.already-disposed" : null;
}

export type AmendmentRefusal = "motion.voted" | "motion.same-text" | "motion.already-disposed";

/** Why a text cannot be amended, or null: before its vote is opened, to something else than it says. */
export function refuseAmendment(
  text: Readonly<{ opened: boolean; current: string; disposed: boolean }>,
  amended: string,
): AmendmentRefusal | null {
  if (text.opened) return "motion.voted";
  if (text.disposed) return "motion.already-disposed";
  return amended.trim() === text.current.trim() ? "motion.same-text" : null;
}

export type ReopeningRefusal = "motion.not-closed" | "motion.already-reopened";

/** Why a vote cannot be taken again, or null: it was closed, and was not taken again yet. */
export function refuseReopening(
  text: Readonly<{ closed: boolean; reopened: boolean }>,
): ReopeningRefusal | null {
  if (!text.closed) return "motion.not-closed";
  return text.reopened ? "motion.already-reopened" : null;
}

const latest = (moments: readonly Readonly<{ at: string }>[]): number | null =>
  moments.length === 0
    ? null
    : Math.max(...moments.map(({ at }) => Temporal.Instant.from(at).epochMilliseconds));

/** When a text was last amended, disposed of with its item, or put to the vote anew. */
export function movedBefore(
  { disposals, texts }: ItemMotions,
  resolutionId: string,
): number | null {
  const text = texts.find((one) => one.resolutionId === resolutionId);
  const anew = texts.find((one) => one.resolutionId === text?.reopens)?.reopened;
  const about = disposals.filter(
    (one) => one.resolutionId === null || one.resolutionId === resolutionId,
  );
  return latest([...about, ...(text?.amendments ?? []), ...(anew ? [anew] : [])]);
}

/** When anything was last moved about these items. */
export function lastMoved(items: readonly ItemMotions[]): number | null {
  return latest(
    items.flatMap(({ disposals, texts }) => [
      ...disposals,
      ...texts.flatMap(({ amendments, reopened }) => [
        ...amendments,
        ...(reopened ? [reopened] : []),
      ]),
    ]),
  );
}
