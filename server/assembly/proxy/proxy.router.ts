import { holds, partiesOf } from "#server/kernel/actor.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { router } from "#server/platform/trpc.ts";
import { authorizeSight, followingProcedure } from "../ballot/ballot.router.ts";
import { mayReadMeeting } from "../meeting/meeting.policy.ts";
import { MeetingRef } from "../meeting/meeting.schema.ts";
import {
  ownerOrSyndicProcedure,
  ownerProcedure,
  planningProcedure,
  roomProcedure,
} from "../meeting/procedure.router.ts";
import { listDeeds } from "./deed.queries.ts";
import { applyDeed, registerDeed, revokeDeed } from "./deed.service.ts";
import { instructionsOf } from "./instruction.queries.ts";
import { instructHolder } from "./instruction.service.ts";
import { lotsToGive } from "./lots.queries.ts";
import { mayEncodeProxy } from "./proxy.policy.ts";
import { holderChoices, listProxies, proxyConflicts } from "./proxy.queries.ts";
import {
  ApplyDeed,
  EncodeProxy,
  EncodeSubstitute,
  GiveProxy,
  InstructHolder,
  NameSubstitute,
  RegisterDeed,
  RevokeDeed,
  RevokeProxy,
  RevokeSubstitute,
} from "./proxy.schema.ts";
import { encodeProxy, giveProxy, revokeProxy } from "./proxy.service.ts";
import { encodeSubstitute, nameSubstitute, revokeSubstitute } from "./substitute.service.ts";

const followingRoom = roomProcedure.use(({ ctx, next }) => {
  authorize(mayReadMeeting(ctx.actor, ctx.association, { convened: true }));
  return next();
});

/** Who enters what reaches him on paper. */
const encodingProcedure = roomProcedure.use(({ ctx, next }) => {
  authorize(mayEncodeProxy(ctx.actor, ctx.association));
  return next();
});

const revokingProcedure = roomProcedure.use(({ ctx, next }) => {
  authorize(
    holds(ctx.actor, ctx.association, ["owner"]) || mayEncodeProxy(ctx.actor, ctx.association),
  );
  return next();
});

export const proxyRouter = router({
  /** The office sees them all; an owner those he gave or carries. */
  list: followingRoom.input(MeetingRef).query(({ ctx: { actor, association }, input }) => {
    const isOffice = mayEncodeProxy(actor, association);
    const concerning = isOffice ? null : partiesOf(actor, association);
    return read(actor, (tx) => listProxies(tx, association, input.meetingId, concerning));
  }),
  /** Texts on which a proxy carries no vote, early enough to name somebody else. */
  conflicts: followingRoom
    .input(MeetingRef)
    .query(async ({ ctx: { actor, association }, input }) => {
      const all = await read(actor, (tx) => proxyConflicts(tx, association, input.meetingId));
      if (mayEncodeProxy(actor, association)) return all;
      const own = partiesOf(actor, association);
      return all.filter(({ principal, holder }) => own.includes(principal) || own.includes(holder));
    }),
  /** Whom one may name. */
  holders: ownerOrSyndicProcedure.query(({ ctx: { actor, association } }) =>
    read(actor, (tx) => holderChoices(tx, association, today())),
  ),
  /** The lots one may give a proxy for one by one: the office everybody's, an owner his own. */
  lots: ownerOrSyndicProcedure
    .input(MeetingRef)
    .query(({ ctx: { actor, association }, input: { meetingId } }) => {
      const isOffice = mayEncodeProxy(actor, association);
      const own = isOffice ? null : partiesOf(actor, association);
      return read(actor, (tx) => lotsToGive(tx, association, meetingId, own));
    }),
  /** What principals ask of their holders: for both, and for nobody else. */
  instructions: followingProcedure
    .input(MeetingRef)
    .query(({ ctx: { actor, association }, input: { meetingId } }) =>
      read(actor, async (tx) => {
        await authorizeSight(tx, actor, association, meetingId);
        return instructionsOf(tx, association, meetingId, partiesOf(actor, association));
      }),
    ),
  instruct: ownerProcedure
    .input(InstructHolder)
    .mutation(({ ctx, input }) => instructHolder(ctx.actor, ctx.association, input)),
  give: ownerProcedure
    .input(GiveProxy)
    .mutation(({ ctx, input }) => giveProxy(ctx.actor, ctx.association, input)),
  encode: encodingProcedure
    .input(EncodeProxy)
    .mutation(({ ctx, input }) => encodeProxy(ctx.actor, ctx.association, input)),
  revoke: revokingProcedure
    .input(RevokeProxy)
    .mutation(({ ctx, input }) => revokeProxy(ctx.actor, ctx.association, input)),
  /** Who carries the proxy on one item, where its holder may not or is not there (AD-04). */
  substitute: ownerProcedure
    .input(NameSubstitute)
    .mutation(({ ctx, input }) => nameSubstitute(ctx.actor, ctx.association, input)),
  encodeSubstitute: encodingProcedure
    .input(EncodeSubstitute)
    .mutation(({ ctx, input }) => encodeSubstitute(ctx.actor, ctx.association, input)),
  revokeSubstitute: revokingProcedure
    .input(RevokeSubstitute)
    .mutation(({ ctx, input }) => revokeSubstitute(ctx.actor, ctx.association, input)),
  /** Proxies by notarial deed, good for several meetings, and whether they serve this one. */
  deeds: planningProcedure
    .input(MeetingRef)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => listDeeds(tx, association, input.meetingId)),
    ),
  registerDeed: planningProcedure
    .input(RegisterDeed)
    .mutation(({ ctx, input }) => registerDeed(ctx.actor, ctx.association, input)),
  applyDeed: planningProcedure
    .input(ApplyDeed)
    .mutation(({ ctx, input }) => applyDeed(ctx.actor, ctx.association, input)),
  revokeDeed: planningProcedure
    .input(RevokeDeed)
    .mutation(({ ctx, input }) => revokeDeed(ctx.actor, ctx.association, input)),
});
