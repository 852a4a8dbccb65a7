import type { SystemActor } from "#server/kernel/actor.ts";
import { provenScope } from "#server/kernel/ids.ts";

/**
 * The named machine on whose behalf a job calls a service, for one association or none. The
 * association comes from a signed request about a recorded fact, so it needs no other proof.
 */
export function jobActor(name: string, associationId?: string): SystemActor {
  return { kind: "system", name, scope: provenScope(associationId ? [associationId] : []) };
}
