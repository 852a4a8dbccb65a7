import { holds } from "#server/kernel/actor.ts";
import { authorize } from "#server/platform/access.ts";
import { associationProcedure } from "#server/platform/trpc.ts";
import { mayStartConvening } from "../convening/convening.policy.ts";
import { withRoom } from "../convening/room.queries.ts";
import { mayPlanMeeting, mayReadMeeting } from "./meeting.policy.ts";

/**
 * People of one association, each with the room of the meeting that his input is about where he holds
 * it because he convened it in a vacancy. What he may then do, its policy says.
 */
export const roomProcedure = associationProcedure.use(async ({ ctx, next, getRawInput }) => {
  const actor = await withRoom(ctx.actor, ctx.association, await getRawInput());
  return next({ ctx: { ...ctx, actor } });
});

/** Whoever may not do it at all is told so before the rest of his input is looked at. */
export const planningProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(mayPlanMeeting(ctx.actor, ctx.association));
  return next();
});

/** Those who may convene in the syndic's stead, and he; of which meeting, the use case looks at. */
export const conveningProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(mayStartConvening(ctx.actor, ctx.association));
  return next();
});

/** Those who may see a meeting once it is convened. */
export const memberProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(mayReadMeeting(ctx.actor, ctx.association, { convened: true }));
  return next();
});

/** Those who see drafts and addresses: the office, and who keeps its books. */
export const officeProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(mayReadMeeting(ctx.actor, ctx.association, { convened: false }));
  return next();
});

/** Owners, for what is theirs; the service looks at whose it is. */
export const ownerProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(holds(ctx.actor, ctx.association, ["owner"]));
  return next();
});

/** Owners for what is theirs, and the syndic for what reaches him on paper. */
export const ownerOrSyndicProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(holds(ctx.actor, ctx.association, ["owner", "syndic"]));
  return next();
});
