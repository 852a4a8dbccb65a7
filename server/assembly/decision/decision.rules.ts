import type { MinutesRecord } from "../minutes/record.schema.ts";

/** What the register says of one decision of a signed act. */
export type EnteredDecision = Readonly<{
  resolutionId: string;
  item: string;
  text: string;
  decisionType: string;
  majority: string;
  article: string;
  outcome: "adopted" | "rejected";
  votesFor: string;
  votesAgainst: string;
  abstained: string;
  electorate: string | null;
  lots: readonly string[];
}>;

/** A text of the meeting by its place in the act: item, then place under it. */
export type PlacedText = Readonly<{ id: string; item: number; position: number }>;

/**
 * The decisions of an act in their order, word for word as it was signed (art. 3.93 §4): adopted and
 * rejected ones. A text that was not voted on decided nothing and is not entered.
 * @throws RangeError where the act has a text that the meeting has not
 */
export function decisionsOf(
  { items }: Pick<MinutesRecord, "items">,
  texts: readonly PlacedText[],
): readonly EnteredDecision[] {
  const idAt = (item: number, position: number) => {
    const found = texts.find((one) => one.item === item && one.position === position);
    if (!found) throw new RangeError(`no text ${item}.${position} in this meeting`);
    return found.id;
  };
  return items.flatMap(({ position: place, title, resolutions }) =>
    resolutions.flatMap(({ position, text, electorate, result, reopened, ...asked }) =>
      // A vote that was taken again decided nothing: the other text of the item did.
      result === null || reopened
        ? []
        : [
            {
              ...{ resolutionId: idAt(place, position), item: title, text },
              ...{ decisionType: asked.decisionType, majority: asked.majority },
              ...{ article: asked.article, outcome: result.outcome },
              ...{ votesFor: result.for, votesAgainst: result.against },
              abstained: result.raw.abstain,
              electorate: electorate?.name ?? null,
              lots: electorate?.lots ?? [],
            },
          ],
    ),
  );
}

const SIGNATURES = [
  ["application/pdf", [0x25, 0x50, 0x44, 0x46]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47]],
] as const;

export type ScanType = (typeof SIGNATURES)[number][0];

/** What a scan is, by its own first bytes: its name proves nothing. Null for anything else. */
export function scanType(bytes: Uint8Array): ScanType | null {
  const found = SIGNATURES.find(([, first]) => first.every((byte, at) => bytes[at] === byte));
  return found?.[0] ?? null;
}

/** Twenty-five megabytes: fifty pages scanned in colour. */
export const MAX_SCAN_BYTES = 25 * 1024 * 1024;
