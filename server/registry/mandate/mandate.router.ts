import { legalDate } from "#server/kernel/calendar.ts";
import { notFound } from "#server/kernel/errors.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, personProcedure, router } from "#server/platform/trpc.ts";
import { successionPolicy } from "../succession/succession.policy.ts";
import { settleFormerAccess } from "./access.service.ts";
import { correctMandate, endMandate, withdrawMandate } from "./end.service.ts";
import { formerAccessDays, listMandates } from "./history.queries.ts";
import { listLeaving } from "./leaving.queries.ts";
import { mandatePolicy, officesLeft } from "./mandate.policy.ts";
import { mandateAt } from "./mandate.queries.ts";
import {
  Appointment,
  Correction,
  EarlyEnd,
  FormerAccess,
  MandateRef,
  NewUrgentAct,
  TaskDone,
  Withdrawal,
} from "./mandate.schema.ts";
import { appoint } from "./mandate.service.ts";
import { recordTask, recordUrgentAct } from "./task.service.ts";

/** Who may do it at all is decided before the rest of the input is looked at. */
const readingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(mandatePolicy["mandate.read"](ctx.actor, ctx.association));
  return next();
});

const appointingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(mandatePolicy["mandate.appoint"](ctx.actor, ctx.association));
  return next();
});

const tellingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(mandatePolicy["mandate.record-task"](ctx.actor, ctx.association));
  return next();
});

/**
 * Who is syndic is told as it is today, also to who is so no more: of all the rest he reads what stood
 * at the end of his last day.
 */
export const mandateRouter = router({
  current: readingProcedure.query(({ ctx }) =>
    read(ctx.actor, (tx) => mandateAt(tx, ctx.association, legalDate(ctx.askedAt))),
  ),
  /** Past, present and to come, the latest first, each with what one may record of it. */
  list: readingProcedure.query(async ({ ctx: { actor, association, askedAt } }) => {
    const found = await read(actor, async (tx) => ({
      mandates: await listMandates(tx, association, legalDate(askedAt)),
      accessDays: await formerAccessDays(tx, association),
    }));
    return {
      ...found,
      mayAppoint: mandatePolicy["mandate.appoint"](actor, association),
      mayName: successionPolicy["succession.record"](actor, association),
    };
  }),
  get: readingProcedure
    .input(MandateRef)
    .query(async ({ ctx: { actor, association, askedAt }, input: { mandateId } }) => {
      const found = await read(actor, (tx) => listMandates(tx, association, legalDate(askedAt)));
      const mandate = found.find(({ id }) => id === mandateId);
      if (!mandate) throw notFound();
      const isOwn = mandatePolicy["mandate.is-own"](actor, association, mandate.officeId);
      return {
        ...mandate,
        mayAppoint: mandatePolicy["mandate.appoint"](actor, association),
        mayTell: mandatePolicy["mandate.record-task"](actor, association) && isOwn,
      };
    }),
  /** The associations that the offices of the person asking have left, and what is still to be done. */
  leaving: personProcedure.query(({ ctx: { actor } }) => {
    const left = officesLeft(actor);
    return left.length === 0 ? [] : read(actor, (tx) => listLeaving(tx, left, today()));
  }),
  appoint: appointingProcedure
    .input(Appointment)
    .mutation(({ ctx, input }) => appoint(ctx.actor, ctx.association, input)),
  end: appointingProcedure
    .input(EarlyEnd)
    .mutation(({ ctx, input }) => endMandate(ctx.actor, ctx.association, input)),
  correct: appointingProcedure
    .input(Correction)
    .mutation(({ ctx, input }) => correctMandate(ctx.actor, ctx.association, input)),
  withdraw: appointingProcedure
    .input(Withdrawal)
    .mutation(({ ctx, input }) => withdrawMandate(ctx.actor, ctx.association, input)),
  settleFormerAccess: appointingProcedure
    .input(FormerAccess)
    .mutation(({ ctx, input }) => settleFormerAccess(ctx.actor, ctx.association, input)),
  recordTask: tellingProcedure
    .input(TaskDone)
    .mutation(({ ctx, input }) => recordTask(ctx.actor, ctx.association, input)),
  recordUrgentAct: tellingProcedure
    .input(NewUrgentAct)
    .mutation(({ ctx, input }) => recordUrgentAct(ctx.actor, ctx.association, input)),
});
