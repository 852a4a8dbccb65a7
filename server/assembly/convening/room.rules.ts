/** On these grounds somebody convenes because nobody is syndic: nobody else could hold the meeting. */
const VACANCY = ["council", "chair", "fifth"];

/** What is known of a meeting and of somebody who would hold it in the syndic's stead. */
export type RoomFacts = Readonly<{
  ground: string;
  /** He is the one who convenes it, and still an owner or of the council. */
  isConvener: boolean;
  isConvened: boolean;
  isWithdrawn: boolean;
  isOpened: boolean;
  /** Its minutes have left for everybody who is entitled to them. */
  isSent: boolean;
  hasSyndic: boolean;
}>;

/**
 * Whether who convened in a vacancy also holds that meeting: from its notice until its minutes have
 * left (art. 3.87 §§2, 10, 12). Where there is a syndic before it opens, he holds it; one who is
 * appointed by it takes nothing from who keeps its minutes.
 */
export function mayHoldRoom(facts: RoomFacts): boolean {
  const { ground, isConvener, isConvened, isWithdrawn, isOpened, isSent, hasSyndic } = facts;
  if (!isConvener || !VACANCY.includes(ground)) return false;
  if (!isConvened || isWithdrawn || isSent) return false;
  return isOpened || !hasSyndic;
}

/** What an input names of a meeting. */
export type NamedThings = Readonly<{
  meetings: readonly string[];
  items: readonly string[];
  resolutions: readonly string[];
}>;

const NAMES = new Map([
  ["meetingId", "meetings"],
  ["itemId", "items"],
  ["resolutionId", "resolutions"],
] as const);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Everything of a meeting that an input names, however deep: all of it must be of one meeting. */
export function namedIn(input: unknown): NamedThings {
  const found = {
    meetings: new Set<string>(),
    items: new Set<string>(),
    resolutions: new Set<string>(),
  };
  const look = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const one of value) look(one);
      return;
    }
    if (value === null || typeof value !== "object") return;
    // A file's bytes name nothing.
    if (Object.getPrototypeOf(value) !== Object.prototype) return;
    for (const [key, one] of Object.entries(value)) {
      const kind = [...NAMES].find(([name]) => name === key)?.[1];
      if (kind && typeof one === "string" && UUID.test(one)) found[kind].add(one.toLowerCase());
      else look(one);
    }
  };
  look(input);
  return {
    meetings: [...found.meetings],
    items: [...found.items],
    resolutions: [...found.resolutions],
  };
}
