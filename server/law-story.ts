import { TRPCError } from "@trpc/server";
import type pg from "pg";
import { ZodError } from "zod";
import type { Person } from "./kernel/actor.ts";
import { DomainError } from "./kernel/errors.ts";
import type { Notebook } from "./law-left.ts";
import type { House } from "./platform/testing-house.ts";
import { createCaller } from "./root.ts";

// The story of one meeting while it is told: who is in it, and whom or what is spoken of.

/** The people of the house: owners, two who share a lot, two with divided rights, one of the office. */
export const PEOPLE = [
  ...(["ana", "bob", "cis", "dor", "eve", "fay", "gus", "hal", "syd"] as const),
  ...(["ivo", "jan", "kim", "lea", "mia"] as const),
] as const;

/** Who owns several lots, and may split their votes or give proxies for some of them. */
export const MANY = {
  ...{ ana: ["A1", "A2", "A3"], bob: ["B1", "B2"] },
  ...{ eve: ["E1", "E2"], fay: ["E1", "E2"] },
} as const;

/** Somebody of the street, who holds proxies and no lot. */
export const NEIGHBOUR = "zed";

/** One thing somebody tries: whom and what it is about is drawn with it. */
export type Draw = Readonly<{ who: number; other: number; n: number }>;

/** A meeting's story while it is told. */
export type Story = {
  readonly admin: pg.Pool;
  readonly house: House;
  readonly neighbour: string;
  /** Texts of another house, of a draft, of a notice that was corrected: not to be decided here. */
  readonly strayTexts: string[];
  readonly stranger: Person;
  /** Who holds the meetings of this story. */
  office: Person;
  readonly notebook: Notebook;
  clock: Temporal.Instant;
  meetings: string[];
  items: string[];
  texts: string[];
  proxies: string[];
  /** The sheets that were copied, the last last. */
  sheets: string[];
  /** What owners asked a meeting for. */
  requestId: string | null;
  /** Who convened in the syndic's stead. */
  convener: Person;
  exclusions: string[];
  breaches: string[];
  /** The show of hands that was looked at last. */
  hands: { resolutionId: string; mark: string } | null;
  opened: string[];
  /** What was opened last. */
  current: string | null;
};

const CHOICES = ["for", "against", "abstain"] as const;
export const TYPES = ["D-01", "D-02", "D-14", "D-20"] as const;
export const one = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length];
export const NOBODY = "00000000-0000-4000-8000-000000000000";

export function callAs(actor: Person) {
  return createCaller({ actor, requestId: "r", ip: "127.0.0.1" });
}

/** The meeting that is spoken of: the last one that was convened, seldom another. */
export const meetingOf = ({ meetings, notebook }: Story, n: number) => {
  const convened = meetings.filter((id) => notebook.convened.has(id));
  return (n % 10 === 9 ? one(meetings, n) : (convened.at(-1) ?? meetings.at(-1))) ?? NOBODY;
};
export const itemOf = ({ items }: Story, n: number) => one(items, n) ?? NOBODY;
/** The text that is spoken of: the one that is open, or any, even of another meeting. */
export function textOf({ texts, strayTexts, current }: Story, n: number): string {
  if (current && n % 10 < 8) return current;
  return one(n % 23 === 22 ? strayTexts : texts, n) ?? NOBODY;
}
export const choiceOf = (n: number) => one(CHOICES, n) ?? "for";
export const partyOf = ({ house, neighbour }: Story, who: number) => {
  const name = one([...PEOPLE, NEIGHBOUR], who) ?? "ana";
  return name === NEIGHBOUR ? neighbour : house.partyOf(name);
};
export function actorOf(story: Story, who: number): Person {
  const { house, neighbour } = story;
  const name = one([...PEOPLE, NEIGHBOUR], who) ?? "ana";
  if (name !== NEIGHBOUR) return house.owner(name);
  const [capacity] = house.owner("ana").capacities;
  const person = house.owner("ana");
  return capacity ? { ...person, capacities: [{ ...capacity, partyId: neighbour }] } : person;
}
/** Who acts for the office: the syndic or who holds the meeting, seldom somebody who must not. */
export function officeOf(story: Story, n: number): Person {
  if (n % 29 === 28) return story.stranger;
  return n % 29 === 27 ? actorOf(story, n) : story.office;
}

/** Somebody of several lots, with some of these; seldom with a lot of another. */
export function someLots({ house }: Story, who: number, n: number) {
  const [name, codes] = one(Object.entries(MANY), who) ?? ["ana", MANY.ana];
  const some = codes.filter((_, index) => (n >> index) % 2 === 0);
  const named = n % 17 === 16 ? ["C1"] : some.length > 0 ? some : codes.slice(0, 1);
  const rest = codes.filter((code) => !named.includes(code));
  return { name, some: named.map(house.lotOf), rest: rest.map(house.lotOf) };
}

export async function headOf({ admin, house }: Story, meetingId: string, party: string, n: number) {
  const { rows } = await admin.query<{ id: string; own: boolean }>(
    `SELECT id, $3 = ANY (holder_ids) AS own FROM entitlement
     WHERE association_id = $1 AND meeting_id = $2 ORDER BY number`,
    [house.id, meetingId, party],
  );
  const own = rows.find((row) => row.own);
  return (n % 3 === 0 ? one(rows, n) : (own ?? one(rows, n)))?.id ?? NOBODY;
}

export type Action = (story: Story, drawn: Draw) => Promise<unknown>;

/** The code of a refusal. @throws whatever is none: a fault of the product. */
export function refusalOf(error: unknown): string {
  const cause = error instanceof TRPCError ? error.cause : error;
  if (cause instanceof DomainError) return cause.code;
  if (cause instanceof ZodError) return "input";
  throw error;
}
