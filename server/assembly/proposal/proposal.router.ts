import { type Actor, partiesOf } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { planningProcedure } from "../meeting/procedure.router.ts";
import { proposalPolicy } from "./proposal.policy.ts";
import { getProposal, listPlaces, listProposals, type Seen } from "./proposal.queries.ts";
import {
  EncodeProposal,
  PlaceProposal,
  ProposalRef,
  Propose,
  WithdrawProposal,
} from "./proposal.schema.ts";
import {
  encodeProposal,
  propose,
  putOnAgenda,
  unplaceProposal,
  withdrawProposal,
} from "./proposal.service.ts";

/** Those who propose, and the syndic who receives. */
const proposalProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(proposalPolicy["proposal.read"](ctx.actor, ctx.association));
  return next();
});
const proposingProcedure = associationProcedure.use(({ ctx, next }) => {
  const may = (byCouncil: boolean) =>
    proposalPolicy["proposal.propose"](ctx.actor, ctx.association, byCouncil);
  authorize(may(false) || may(true));
  return next();
});

/** The office sees them all; who proposes sees his own. */
function seenBy(actor: Actor, association: AssociationId): Seen {
  const isOffice = proposalPolicy["proposal.keep"](actor, association);
  return { parties: isOffice ? null : partiesOf(actor, association) };
}

export const proposalRouter = router({
  list: proposalProcedure.query(({ ctx: { actor, association } }) =>
    read(actor, (tx) =>
      listProposals(tx, association, seenBy(actor, association), partiesOf(actor, association)),
    ),
  ),
  get: proposalProcedure
    .input(ProposalRef)
    .query(({ ctx: { actor, association }, input: { proposalId } }) => {
      const own = partiesOf(actor, association);
      return read(actor, (tx) =>
        getProposal(tx, association, seenBy(actor, association), own, proposalId),
      );
    }),
  /** Where a proposal can be put. */
  places: planningProcedure.query(({ ctx: { actor, association } }) =>
    read(actor, (tx) => listPlaces(tx, association)),
  ),
  propose: proposingProcedure
    .input(Propose)
    .mutation(({ ctx, input }) => propose(ctx.actor, ctx.association, input)),
  encode: planningProcedure
    .input(EncodeProposal)
    .mutation(({ ctx, input }) => encodeProposal(ctx.actor, ctx.association, input)),
  place: planningProcedure
    .input(PlaceProposal)
    .mutation(({ ctx, input }) => putOnAgenda(ctx.actor, ctx.association, input)),
  unplace: planningProcedure
    .input(ProposalRef)
    .mutation(({ ctx, input }) => unplaceProposal(ctx.actor, ctx.association, input)),
  withdraw: proposalProcedure
    .input(WithdrawProposal)
    .mutation(({ ctx, input }) => withdrawProposal(ctx.actor, ctx.association, input)),
});
