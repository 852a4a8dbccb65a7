import type { FormAction } from "#components/ui/form-state.ts";
import type { MeetingView } from "#server/assembly/meeting/meeting.queries.ts";

/** A meeting as its pages show it, with what the reader may do with it. */
export type ShownMeeting = MeetingView & Readonly<{ mayPlan: boolean }>;

/** What the operator's desk can do. */
export type RoomActions = Readonly<
  Record<"attend" | "open" | "openBallot" | "encode" | "close" | "end", FormAction>
>;

/** What a voter can do. */
export type VoterActions = Readonly<Record<"join" | "leave" | "cast", FormAction>>;
