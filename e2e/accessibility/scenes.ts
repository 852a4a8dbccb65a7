import { PAGES, type PageOfTree, type Seat, STAGES, type Stage } from "#e2e/pages.ts";
import { LOCALES } from "#messages/routing.ts";

/** An association with a year behind it, or one that was only just taken on. */
export type Fill = "full" | "empty";

/** A page in one of the situations it can be met in, under the eyes of one person. */
export type Scene = Readonly<{
  page: PageOfTree;
  /** Null for the pages that show the same to everybody. */
  fill: Fill | null;
  stage: Stage | null;
  seat: Seat;
}>;

/** One look at a scene. */
export type Look = Readonly<{
  locale: (typeof LOCALES)[number];
  colorScheme: "light" | "dark";
  width: 1280 | 320;
}>;

/** What an association without anything but its register has no address for. */
const NEEDS_CONTENT = /\[(lot|party|mandate|fault|proposal|poll|decision|request)\]/;

const FILLED: readonly Pick<Scene, "fill" | "stage">[] = [
  { fill: "full", stage: null },
  { fill: "empty", stage: null },
];

/** The situations a page can be met in. */
function situationsOf({ pattern, seats, stages }: PageOfTree) {
  if (seats.includes("anonymous")) return [{ fill: null, stage: null }];
  if (!stages) return NEEDS_CONTENT.test(pattern) ? FILLED.slice(0, 1) : FILLED;
  const inStages = STAGES.map((stage) => ({ fill: "full" as const, stage }));
  // Nobody can be convened where nobody is known: a meeting stays a draft.
  return [...inStages, { fill: "empty" as const, stage: "draft" as const }];
}

/** Who looks: the other roles see what one of these sees, or less of it. */
const LOOKING: readonly Seat[] = ["anonymous", "owner", "syndic"];

/** Who is there then; a page for anybody differs by its header alone, which the others show. */
function seatsIn({ seats, stages }: PageOfTree, stage: Stage | null): readonly Seat[] {
  if (!stage && seats.includes("anonymous")) return ["anonymous"];
  const there = stage ? (stages?.[stage] ?? []) : seats;
  return there.filter((seat) => LOOKING.includes(seat));
}

/** An office that manages nothing yet would need an installation of its own. */
const isThere = ({ page, fill, seat }: Scene) =>
  fill !== "empty" || seat !== "syndic" || page.pattern.includes("[association]");

export const SCENES: readonly Scene[] = PAGES.flatMap((page) =>
  situationsOf(page).flatMap(({ fill, stage }) =>
    seatsIn(page, stage).map((seat): Scene => ({ page, fill, stage, seat })),
  ),
).filter(isThere);

export function nameOf({ page, fill, stage, seat }: Scene): string {
  return `${page.pattern} (${[fill, stage, seat].filter((part) => part !== null).join(", ")})`;
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
export function looksAt(number: number): readonly Look[] {
  return LOCALES.flatMap((locale, index) => {
    const frame = FRAMES[(index + number) % FRAMES.length];
    return frame ? [{ locale, ...frame }] : [];
  });
}
