import type { Role } from "./kernel/actor.ts";
import type { Asker } from "./matrix-people.ts";
import type { World } from "./matrix-world.ts";

/**
 * One way of asking a procedure. `anybody` needs no session, `person` needs one; a list names the
 * roles of the association that may, and everybody else is told that there is no such thing.
 */
export type Cell = Readonly<{
  allowed: "anybody" | "person" | readonly Role[];
  /** A valid input, as the asker would give it. */
  input?: (world: World, asker: Asker) => unknown;
  /** Whether one may depends on what is asked about: it is read before it is decided. */
  decidedByInput?: true;
  /** For an office's staff by its list: the reader of this world stands in none. */
  ofStaff?: true;
  /** Asked without a session as well: a visitor is refused as everybody else is. */
  isPublic?: true;
}>;

/** By the path of the procedure; after a space, what is different in a further way of asking it. */
export type Cells = Readonly<Record<string, Cell>>;

export const SYNDIC: readonly Role[] = ["syndic"];
export const OFFICE: readonly Role[] = ["syndic", "accountant"];
/** Every member of the association, and who checks it. */
export const READERS: readonly Role[] = ["syndic", "accountant", "owner", "council", "auditor"];
/** They, and who was syndic before: he hands over what he had. */
export const KEEPERS: readonly Role[] = [...READERS, "former_syndic"];
/** Those who have something to do at the meetings of this world: Ana and Bruno. */
export const VOTERS: readonly Role[] = ["owner", "council"];

/** Of the association of this world. */
export const here = ({ house }: World) => ({ associationId: house.id });
