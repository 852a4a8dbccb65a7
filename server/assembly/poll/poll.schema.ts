import { z } from "zod";
import { optionalText } from "#server/kernel/typed.ts";

/** So many options at most, and two at least: anything else is no choice. */
export const MOST_OPTIONS = 10;
const LEAST_OPTIONS = 2;

export const POLL_LANGUAGES = ["fr", "nl", "de", "en"] as const;

export const DraftPoll = z.object({
  question: z.string().trim().min(1).max(300),
  explanation: optionalText(5000),
  language: z.enum(POLL_LANGUAGES),
  options: z.array(z.string().trim().min(1).max(200)).min(LEAST_OPTIONS).max(MOST_OPTIONS),
  several: z.boolean(),
  named: z.boolean(),
  endsOn: z.iso.date(),
});
export type DraftPoll = z.output<typeof DraftPoll>;

export const PollRef = z.object({ pollId: z.uuid() });
export type PollRef = z.infer<typeof PollRef>;

export const EditPoll = DraftPoll.extend(PollRef.shape);
export type EditPoll = z.output<typeof EditPoll>;

/** Why it ends before its last day: everybody reads it. */
export const EndPoll = PollRef.extend({ reason: z.string().trim().min(1).max(1000) });
export type EndPoll = z.output<typeof EndPoll>;

/** For one of the parties somebody speaks for. */
export const AnswerPoll = PollRef.extend({
  partyId: z.uuid(),
  optionIds: z.array(z.uuid()).min(1).max(MOST_OPTIONS),
});
export type AnswerPoll = z.output<typeof AnswerPoll>;

/** `ended` by its last day, `closed` before it with what was answered, `withdrawn` without. */
export type PollState = "draft" | "open" | "ended" | "closed" | "withdrawn";

/** Why no result is shown, or that it is. */
export type ResultShown = "shown" | "while-open" | "too-few" | "withdrawn" | "forgotten" | "none";

export type PollLine = Readonly<{
  id: string;
  question: string;
  language: string;
  /** YYYY-MM-DD */
  endsOn: string;
  state: PollState;
  byCouncil: boolean;
  /** It ended so long ago that the answers are kept no more. */
  isForgotten: boolean;
  answered: number;
  asked: number;
  /** He is asked, for himself or somebody he speaks for, and has not answered yet. */
  isWaiting: boolean;
}>;

/** What one said oneself, for each party one speaks for. */
export type OwnAnswer = Readonly<{
  partyId: string;
  name: string;
  /** Null where nothing was answered yet. ISO 8601 */
  at: string | null;
  /** Null where somebody looks who is not himself. */
  optionIds: readonly string[] | null;
}>;

/** How many chose an option; who they are where the poll is with names, as far as names may be shown. */
export type OptionCount = Readonly<{
  id: string;
  text: string;
  /** Null where only that it is one of two numbers is told: without names, and nearly all agreed. */
  count: number | null;
  between: readonly [number, number] | null;
  names: readonly string[];
}>;

export type PollView = PollLine &
  Readonly<{
    explanation: string | null;
    several: boolean;
    named: boolean;
    options: readonly Readonly<{ id: string; text: string }>[];
    end: Readonly<{ reason: string; at: string }> | null;
    /** Those for whom the reader may answer, or has answered. */
    own: readonly OwnAnswer[];
    shown: ResultShown;
    /** Empty unless shown. */
    result: readonly OptionCount[];
    /** The reader asked it, or sits with those who did. */
    isKeeper: boolean;
  }>;
