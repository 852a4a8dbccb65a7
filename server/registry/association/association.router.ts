import { capacitiesIn, partiesOf, type Role } from "#server/kernel/actor.ts";
import { notFound } from "#server/kernel/errors.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, personProcedure, router } from "#server/platform/trpc.ts";
import { associationPolicy } from "./association.policy.ts";
import { findAssociation, listAssociations } from "./association.queries.ts";
import { AssociationFacts, AssociationSlug, NewAssociation } from "./association.schema.ts";
import { createAssociation, updateAssociation } from "./association.service.ts";
import { Consultation } from "./consultation.schema.ts";
import { nameConsultation } from "./consultation.service.ts";

/** Who may do it at all is decided before the rest of the input is looked at. */
const updatingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(associationPolicy["association.update"](ctx.actor, ctx.association));
  return next();
});

export const associationRouter = router({
  /** The association at an address, with the roles one acts in there and the parties one stands for. */
  bySlug: personProcedure.input(AssociationSlug).query(async ({ ctx, input }) => {
    const found = await read(ctx.actor, (tx) => findAssociation(tx, ctx.actor.scope, input.slug));
    if (!found) throw notFound();
    const roles: Role[] = capacitiesIn(ctx.actor, found.id).map(({ role }) => role);
    return {
      ...found,
      roles: [...new Set(roles)],
      parties: partiesOf(ctx.actor, found.id),
    };
  }),
  /** Every association one acts in, each with the roles one has there. */
  list: personProcedure.query(async ({ ctx }) => {
    const lines = await read(ctx.actor, (tx) => listAssociations(tx, today()));
    return lines.map((line) => ({
      ...line,
      roles: [...new Set(capacitiesIn(ctx.actor, line.id).map(({ role }) => role))],
    }));
  }),
  create: personProcedure
    .input(NewAssociation)
    .mutation(({ ctx, input }) => createAssociation(ctx.actor, input)),
  update: updatingProcedure
    .input(AssociationFacts)
    .mutation(({ ctx, input }) => updateAssociation(ctx.actor, ctx.association, input)),
  nameConsultation: updatingProcedure
    .input(Consultation)
    .mutation(({ ctx, input }) => nameConsultation(ctx.actor, ctx.association, input)),
});
