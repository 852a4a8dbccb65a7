import type { AnnualPoint } from "#server/assembly/agenda/annual.rules.ts";
import type { DecisionType } from "#server/assembly/ballot/catalogue.rules.ts";
import type { Call } from "./person.ts";

/** A text put to the vote; who is not named votes for it. */
export type StoryText = Readonly<{
  text: string;
  decisionType: DecisionType;
  against?: readonly string[];
  abstain?: readonly string[];
  /** Who may not vote on it, and why (art. 3.87 §9). */
  excluded?: Readonly<{ name: string; reason: string }>;
  /** Who was kept out in error, and why he was let in again. */
  readmitted?: Readonly<{ name: string; reason: string; because: string }>;
}>;

export type StoryItem = Readonly<{
  title: string;
  explanation?: string;
  texts: readonly StoryText[];
  /** Which points of the annual meeting it treats, where its texts do not say it themselves. */
  points?: readonly AnnualPoint[];
}>;

/** Writes an agenda into a draft. @returns the texts in order, each with its id. */
export async function writeAgenda(
  call: Call,
  meeting: Readonly<{ associationId: string; meetingId: string }>,
  items: readonly StoryItem[],
): Promise<readonly (StoryText & Readonly<{ resolutionId: string }>)[]> {
  const written = [];
  for (const { title, explanation, texts, points = [] } of items) {
    const itemId = await call.assembly.agenda.addItem({ ...meeting, title, explanation });
    for (const text of texts) {
      const resolutionId = await call.assembly.agenda.addResolution({
        ...meeting,
        itemId,
        ...text,
      });
      written.push({ ...text, resolutionId });
    }
    for (const point of points) {
      await call.assembly.agenda.treatPoint({ ...meeting, itemId, point, treats: true });
    }
  }
  return written;
}
