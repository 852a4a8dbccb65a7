import { type Actor, partiesOf } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { ownerProcedure, planningProcedure } from "../meeting/procedure.router.ts";
import { letterHead } from "./letter.queries.ts";
import { requestPolicy } from "./request.policy.ts";
import { getRequest, type Looking, listRequests } from "./request.queries.ts";
import {
  EncodeRequest,
  PostRequest,
  ReceiveRequest,
  RequestRef,
  StartRequest,
  TakeUpRequest,
  WithdrawRequest,
} from "./request.schema.ts";
import {
  encodeRequest,
  postRequest,
  receiveRequest,
  signRequest,
  startRequest,
  unsignRequest,
  withdrawRequest,
} from "./request.service.ts";
import { takeUpRequest } from "./taking.service.ts";

/** Those who ask, and the syndic who is asked. */
const requestProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(requestPolicy["request.read"](ctx.actor, ctx.association));
  return next();
});

const signingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(requestPolicy["request.read-gathering"](ctx.actor, ctx.association));
  return next();
});

const lookingAs = (actor: Actor, association: AssociationId): Looking => ({
  withGathering: requestPolicy["request.read-gathering"](actor, association),
  own: partiesOf(actor, association),
});

export const requestRouter = router({
  list: requestProcedure.query(({ ctx: { actor, association } }) =>
    read(actor, (tx) => listRequests(tx, association, lookingAs(actor, association), today())),
  ),
  get: requestProcedure
    .input(RequestRef)
    .query(({ ctx: { actor, association }, input: { requestId } }) =>
      read(actor, (tx) =>
        getRequest(tx, association, lookingAs(actor, association), today(), requestId),
      ),
    ),
  /** The request as the registered letter that it becomes on paper. */
  letter: signingProcedure
    .input(RequestRef)
    .query(({ ctx: { actor, association }, input: { requestId } }) =>
      read(actor, async (tx) => ({
        ...(await letterHead(tx, association, today())),
        request: await getRequest(
          tx,
          association,
          lookingAs(actor, association),
          today(),
          requestId,
        ),
      })),
    ),
  start: ownerProcedure
    .input(StartRequest)
    .mutation(({ ctx, input }) => startRequest(ctx.actor, ctx.association, input)),
  sign: ownerProcedure
    .input(RequestRef)
    .mutation(({ ctx, input }) => signRequest(ctx.actor, ctx.association, input)),
  unsign: ownerProcedure
    .input(RequestRef)
    .mutation(({ ctx, input }) => unsignRequest(ctx.actor, ctx.association, input)),
  post: ownerProcedure
    .input(PostRequest)
    .mutation(({ ctx, input }) => postRequest(ctx.actor, ctx.association, input)),
  receive: requestProcedure
    .input(ReceiveRequest)
    .mutation(({ ctx, input }) => receiveRequest(ctx.actor, ctx.association, input)),
  encode: planningProcedure
    .input(EncodeRequest)
    .mutation(({ ctx, input }) => encodeRequest(ctx.actor, ctx.association, input)),
  takeUp: planningProcedure
    .input(TakeUpRequest)
    .mutation(({ ctx, input }) => takeUpRequest(ctx.actor, ctx.association, input)),
  withdraw: requestProcedure
    .input(WithdrawRequest)
    .mutation(({ ctx, input }) => withdrawRequest(ctx.actor, ctx.association, input)),
});
