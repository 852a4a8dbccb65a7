import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, confirmed, router } from "#server/platform/trpc.ts";
import { partyPolicy } from "./party.policy.ts";
import { exportParties, listParties } from "./party.queries.ts";
import { ContactChange, PartyFilter, PartyRef } from "./party.schema.ts";
import { changeContact, contactSight, showContactHistory, showParty } from "./party.service.ts";

/** Reading is decided before the rest of the input is looked at. */
const readingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(partyPolicy["party.read"](ctx.actor, ctx.association));
  return next({ ctx: { ...ctx, sight: contactSight(ctx.actor, ctx.association) } });
});

export const partyRouter = router({
  list: readingProcedure
    .input(PartyFilter)
    .query(({ ctx, input }) =>
      read(ctx.actor, (tx) => listParties(tx, ctx.association, today(), input, ctx.sight)),
    ),
  export: readingProcedure
    .use(confirmed("export"))
    .input(PartyFilter)
    .query(({ ctx, input }) =>
      read(ctx.actor, (tx) => exportParties(tx, ctx.association, today(), input, ctx.sight)),
    ),
  get: readingProcedure
    .input(PartyRef)
    .query(({ ctx, input }) => showParty(ctx.actor, ctx.association, input.partyId)),
  contactHistory: associationProcedure
    .input(PartyRef)
    .query(({ ctx, input }) => showContactHistory(ctx.actor, ctx.association, input.partyId)),
  changeContact: associationProcedure
    .input(ContactChange)
    .mutation(({ ctx, input }) => changeContact(ctx.actor, ctx.association, input)),
});
