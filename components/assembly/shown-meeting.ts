import type { FormAction } from "#components/ui/form-state.ts";
import type { MissedUnanimity } from "#server/assembly/ballot/retry.queries.ts";
import type { Convener } from "#server/assembly/convening/convening.schema.ts";
import type { MeetingView } from "#server/assembly/meeting/meeting.queries.ts";

/** A meeting as its pages show it, with what the reader may do with it. */
export type ShownMeeting = MeetingView &
  Readonly<{
    mayPlan: boolean;
    /** Runs it: the syndic, or who convened it in a vacancy. */
    mayHold: boolean;
    /** Who convened it holds it as well, for want of a syndic. */
    heldByConvener: boolean;
    /** Its hour has come. */
    isDue: boolean;
    /** Who convenes it in the syndic's stead, or by order of a judge; null for the syndic's own. */
    convener: Convener | null;
    /** Texts that those present may decide in a new meeting (art. 3.88 §4). */
    missed: readonly MissedUnanimity[];
  }>;

/** What the operator's desk can do. */
export type RoomActions = Readonly<
  Record<
    | "attend"
    | "open"
    | "openBallot"
    | "encode"
    | "close"
    | "exclude"
    | "readmit"
    | "end"
    | "dispose"
    | "amend"
    | "reopen"
    | "breach"
    | "announce"
    | "lead"
    | "pause"
    | "admit",
    FormAction
  >
>;

/** What a voter can do. */
export type VoterActions = Readonly<
  Record<"join" | "leave" | "cast" | "askTime" | "raise", FormAction>
>;
