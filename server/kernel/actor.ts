import { type Act, actOf, mayAct } from "./acts.ts";
import type { AssociationId, AssociationScope } from "./ids.ts";

/** What a person may be to an association. Platform administrators stand apart. */
export const ROLES = [
  "syndic",
  "accountant",
  "owner",
  "council",
  "auditor",
  "contractor",
  "notary",
  "occupant",
  "former_syndic",
] as const;
export type Role = (typeof ROLES)[number];

/** One capacity in which an account may act, as proved by the database at sign-in. */
export type Capacity = Readonly<{
  associationId: AssociationId;
  role: Role;
  /** The party this account stands for; null for office staff, who are not parties. */
  partyId: string | null;
  officeId: string | null;
  /** What staff may do there; absent where nothing narrows the role. */
  acts?: readonly Act[] | undefined;
  /** The last day (`YYYY-MM-DD`) of the mandate whose period a former syndic still reads. */
  until?: string | undefined;
}>;

declare const held: unique symbol;

/** The room of one meeting, which somebody was proved to hold in a syndic's stead. */
export type HeldRoom = Readonly<{
  associationId: AssociationId;
  meetingId: string;
  [held]: true;
}>;

/** For what has proved it, and for nothing else. */
export function provenRoom(associationId: AssociationId, meetingId: string): HeldRoom {
  return { associationId, meetingId } as HeldRoom;
}

/** A signed-in person, as the session row says. Nothing of this comes from a request. */
export type Person = Readonly<{
  kind: "person";
  accountId: string;
  sessionId: string;
  displayName: string;
  locale: string;
  capacities: readonly Capacity[];
  scope: AssociationScope;
  /** How this session was authenticated (`pwd`, `otp`, `key`, `recovery`, `itsme`, `provider`), how strongly. */
  amr: readonly string[];
  acr: string | null;
  /** When the person last proved in this session who he is. */
  confirmedAt: Temporal.Instant | null;
  /** Staff of an office without a second factor: may set one up, and nothing else. */
  mustEnrol: boolean;
  /** The meeting that this one request is about, where he holds it in a syndic's stead. */
  room?: HeldRoom | undefined;
  /** Whose eyes he looks with, in one association: then every change is refused him. */
  viewing?: Readonly<{ id: string; associationId: AssociationId; partyId: string }> | undefined;
}>;

/** What asks its person to have proved a short while ago who he is. */
export const SENSITIVE_ACTS = ["export", "factor", "email", "payment", "bank-account"] as const;
export type SensitiveAct = (typeof SENSITIVE_ACTS)[number];

/** How long a proof of who one is serves for sensitive acts. */
export const CONFIRMED_MINUTES = 15;

/** Whether the person has proved who he is a short while before `moment`. */
export function confirmedRecently({ confirmedAt }: Person, moment: Temporal.Instant): boolean {
  if (!confirmedAt) return false;
  const seconds = confirmedAt.until(moment).total("seconds");
  return seconds >= 0 && seconds <= CONFIRMED_MINUTES * 60;
}

/** A named machine: a job, a webhook, the demonstration's story. */
export type SystemActor = Readonly<{ kind: "system"; name: string; scope: AssociationScope }>;

/** Nobody signed in. */
export type Anonymous = Readonly<{ kind: "anonymous" }>;

export type Actor = Person | SystemActor | Anonymous;

/** The capacities of a person in one association; none means it does not exist for him. */
export function capacitiesIn(actor: Actor, associationId: string): readonly Capacity[] {
  return actor.kind === "person"
    ? actor.capacities.filter((capacity) => capacity.associationId === associationId)
    : [];
}

/** The system acts everywhere in its scope; a person where he holds one of `roles`. */
export function holds(actor: Actor, associationId: string, roles: readonly Role[]): boolean {
  if (actor.kind === "system") return actor.scope.some((id) => id === associationId);
  return capacitiesIn(actor, associationId).some(({ role }) => roles.includes(role));
}

/** Whether this request is about a meeting of an association that its person holds as who convened it. */
export function holdsRoom(actor: Actor, associationId: string): boolean {
  return actor.kind === "person" && actor.room?.associationId === associationId;
}

/**
 * The same person without the capacities whose acts do not reach a change, named by the path of its
 * procedure: his rights in that association are judged as if he did not have them.
 */
export function narrowedTo(actor: Person, associationId: string, path: string): Person {
  const capacities = actor.capacities.filter(
    (one) => one.associationId !== associationId || mayAct(one.acts, actOf(path)),
  );
  return { ...actor, capacities };
}

/** The last day of the period that somebody reads who is nothing there but its former syndic. */
export function periodRead(actor: Actor, associationId: string): string | null {
  const there = capacitiesIn(actor, associationId);
  if (there.some(({ role }) => role !== "former_syndic")) return null;
  return (
    there
      .map(({ until }) => until ?? "")
      .toSorted()
      .at(-1) || null
  );
}

/**
 * The roles in which one speaks for a party of the register. A contractor, a notary or an occupant
 * may be entered under an owner's name: he neither votes nor signs for him, nor reads his letters.
 */
const SPOKESMEN: readonly Role[] = ["owner", "council", "auditor"];

/** The parties a person stands for in one association. */
export function partiesOf(actor: Actor, associationId: string): readonly string[] {
  return capacitiesIn(actor, associationId).flatMap(({ role, partyId }) =>
    partyId && SPOKESMEN.includes(role) ? [partyId] : [],
  );
}
