import { DOOR, PLANNING, PROXIES } from "./law-actions-before.ts";
import { OTHERS } from "./law-actions-others.ts";
import { PAPER } from "./law-actions-paper.ts";
import { ROOM, TIME, VOTING } from "./law-actions-room.ts";
import { factsOf, leftBy } from "./law-left.ts";
import { type Draw, NOBODY, refusalOf, type Story } from "./law-story.ts";
import { at } from "./platform/clock.ts";

// What people do with the product around one meeting, in any order and with any right. Every one of
// these is done or refused; nothing here knows which.

const ACTIONS = {
  ...PLANNING,
  ...PROXIES,
  ...DOOR,
  ...VOTING,
  ...ROOM,
  ...TIME,
  ...PAPER,
  ...OTHERS,
};
export type ActionKind =
  | keyof typeof PLANNING
  | keyof typeof PROXIES
  | keyof typeof DOOR
  | keyof typeof VOTING
  | keyof typeof ROOM
  | keyof typeof TIME
  | keyof typeof PAPER
  | keyof typeof OTHERS;

/** One thing somebody tries. */
export type Step = Draw & Readonly<{ kind: ActionKind }>;

/** Tries one thing, at its moment, and writes down what it left. Returns the refusal, or null. */
export async function attempt(story: Story, step: Step): Promise<string | null> {
  story.clock = story.clock.add({ seconds: 20 });
  const said = await at(story.clock, async () => {
    try {
      await ACTIONS[step.kind](story, step);
      return null;
    } catch (error) {
      return refusalOf(error);
    }
  });
  if (said === null || step.kind === "race") {
    const meetingId = story.meetings.at(-1) ?? NOBODY;
    const left = await leftBy(story.admin, meetingId);
    for (const [key, row] of factsOf(meetingId, left)) {
      if (!story.notebook.facts.has(key)) story.notebook.facts.set(key, row);
    }
  }
  return said;
}
