import { partiesOf } from "#server/kernel/actor.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { mayReadMeeting } from "../meeting/meeting.policy.ts";
import { MeetingRef } from "../meeting/meeting.schema.ts";
import { mayEncodeProxy } from "./proxy.policy.ts";
import { holderChoices, listProxies, proxyConflicts } from "./proxy.queries.ts";
import { EncodeProxy, GiveProxy, RevokeProxy } from "./proxy.schema.ts";
import { encodeProxy, giveProxy, revokeProxy } from "./proxy.service.ts";

export const proxyRouter = router({
  /** The office sees them all; an owner those he gave or carries. */
  list: associationProcedure.input(MeetingRef).query(({ ctx: { actor, association }, input }) => {
    authorize(mayReadMeeting(actor, association, { convened: true }));
    const isOffice = mayEncodeProxy(actor, association);
    const concerning = isOffice ? null : partiesOf(actor, association);
    return read(actor, (tx) => listProxies(tx, association, input.meetingId, concerning));
  }),
  /** Texts on which a proxy carries no vote, early enough to name somebody else. */
  conflicts: associationProcedure
    .input(MeetingRef)
    .query(async ({ ctx: { actor, association }, input }) => {
      authorize(mayReadMeeting(actor, association, { convened: true }));
      const all = await read(actor, (tx) => proxyConflicts(tx, association, input.meetingId));
      if (mayEncodeProxy(actor, association)) return all;
      const own = partiesOf(actor, association);
      return all.filter(({ principal, holder }) => own.includes(principal) || own.includes(holder));
    }),
  /** Whom one may name. */
  holders: associationProcedure.query(({ ctx: { actor, association } }) => {
    authorize(mayReadMeeting(actor, association, { convened: true }));
    return read(actor, (tx) => holderChoices(tx, association, today()));
  }),
  give: associationProcedure
    .input(GiveProxy)
    .mutation(({ ctx, input }) => giveProxy(ctx.actor, ctx.association, input)),
  encode: associationProcedure
    .input(EncodeProxy)
    .mutation(({ ctx, input }) => encodeProxy(ctx.actor, ctx.association, input)),
  revoke: associationProcedure
    .input(RevokeProxy)
    .mutation(({ ctx, input }) => revokeProxy(ctx.actor, ctx.association, input)),
});
