import { PAGES, type PageOfTree, type Seat, STAGES, type Stage } from "#e2e/pages.ts";
import { LOCALES } from "#messages/routing.ts";

/** An association with a year behind it, or one that was only just taken on. */
export type Fill = "full" | "empty";

/** A page in one of the situations it can be met in. */
export type Scene = Readonly<{
  page: PageOfTree;
  /** Null for the pages that belong to no association. */
  fill: Fill | null;
  stage: Stage | null;
  seats: readonly Seat[];
}>;

/** One look at a scene. */
export type Look = Readonly<{
  seat: Seat;
  locale: (typeof LOCALES)[number];
  colorScheme: "light" | "dark";
  width: 1280 | 320;
  /** With every part open that opens in place. */
  isUnfolded: boolean;
}>;

/** What an association without lots, people or owners has no address for. */
const NEEDS_REGISTER = /\[(lot|party)\]/;

function scenesOf(page: PageOfTree): readonly Scene[] {
  const { pattern, seats, stages } = page;
  if (!pattern.includes("[association]")) {
    // Public pages are the same to everybody but for the header, which the others show.
    const looking = seats.filter((seat) => seat === "anonymous");
    return [{ page, fill: null, stage: null, seats: looking.length > 0 ? looking : seats }];
  }
  const office = seats.filter((seat) => seat === "syndic");
  if (!stages) {
    const full: Scene = { page, fill: "full", stage: null, seats };
    const isBare = office.length > 0 && !NEEDS_REGISTER.test(pattern);
    return isBare ? [full, { page, fill: "empty", stage: null, seats: office }] : [full];
  }
  const full = STAGES.flatMap((stage): Scene[] => {
    const seeing = stages[stage];
    return seeing ? [{ page, fill: "full", stage, seats: seeing }] : [];
  });
  // Nobody can be convened there: a meeting stays a draft.
  const bare = stages.draft;
  return bare ? [...full, { page, fill: "empty", stage: "draft", seats: bare }] : full;
}

export const SCENES: readonly Scene[] = PAGES.flatMap(scenesOf);

export function nameOf({ page, fill, stage }: Scene): string {
  const where = [fill, stage].filter((part) => part !== null).join(", ");
  return where ? `${page.pattern} (${where})` : page.pattern;
}

const FRAMES = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 320 },
  { colorScheme: "light", width: 320 },
  { colorScheme: "dark", width: 1280 },
] as const;

/**
 * Four looks at the scene of a given number: each language once and each of the four pairs of theme
 * and width once, turned by the number, so that over four scenes every triple of them is met.
 */
export function looksAt({ seats }: Scene, number: number): readonly Look[] {
  return LOCALES.flatMap((locale, index) => {
    const frame = FRAMES[(index + number) % FRAMES.length];
    const seat = seats[(index + number) % seats.length];
    if (!frame || !seat) return [];
    return [{ seat, locale, ...frame, isUnfolded: (index + (number >> 2)) % 2 === 0 }];
  });
}
