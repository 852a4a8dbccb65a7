import { type Actor, capacitiesIn } from "#server/kernel/actor.ts";
import { notFound } from "#server/kernel/errors.ts";
import { type AssociationId, provenAssociation } from "#server/kernel/ids.ts";

/** Mints the brand where the actor's right to this association is proved; else it does not exist. */
export function associationOf(actor: Actor, id: string): AssociationId {
  const proven =
    actor.kind === "system"
      ? actor.scope.some((known) => known === id)
      : capacitiesIn(actor, id).length > 0;
  if (!proven) throw notFound();
  return provenAssociation(id);
}

/** Turns a policy's answer into a refusal: what one may not see or do does not exist. */
export function authorize(allowed: boolean): void {
  if (!allowed) throw notFound();
}
