import type { Actor } from "#server/kernel/actor.ts";
import { plainDate } from "#server/kernel/calendar.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, confirmed, router } from "#server/platform/trpc.ts";
import { partyPolicy } from "../party/party.policy.ts";
import { lotPolicy } from "./lot.policy.ts";
import { exportLots, findLot, listLots } from "./lot.queries.ts";
import { LotFilter, LotRef, NamedRepresentative } from "./lot.schema.ts";
import { nameRepresentative } from "./lot.service.ts";

const dayIn = ({ on }: { on: string | null }) => (on ? plainDate(on) : today());

/** The office alone sees whose data it may only keep. */
const marksFor = (actor: Actor, association: AssociationId) =>
  partyPolicy["party.read-contact"](actor, association) ? today() : null;

/** Reading is decided before the rest of the input is looked at. */
const readingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(lotPolicy["lot.read"](ctx.actor, ctx.association));
  return next({ ctx: { ...ctx, marks: marksFor(ctx.actor, ctx.association) } });
});

const exportingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(lotPolicy["lot.export"](ctx.actor, ctx.association));
  return next({ ctx: { ...ctx, marks: marksFor(ctx.actor, ctx.association) } });
});

const namingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(lotPolicy["lot.name-representative"](ctx.actor, ctx.association));
  return next();
});

export const lotRouter = router({
  list: readingProcedure
    .input(LotFilter)
    .query(({ ctx, input }) =>
      read(ctx.actor, (tx) => listLots(tx, ctx.association, dayIn(input), input, ctx.marks)),
    ),
  export: exportingProcedure
    .use(confirmed("export"))
    .input(LotFilter)
    .query(({ ctx, input }) =>
      read(ctx.actor, (tx) => exportLots(tx, ctx.association, dayIn(input), input, ctx.marks)),
    ),
  get: readingProcedure.input(LotRef).query(async ({ ctx, input }) => {
    const day = input.on ? plainDate(input.on) : today();
    const lot = await read(ctx.actor, (tx) =>
      findLot(tx, ctx.association, input.lotId, day, ctx.marks),
    );
    if (!lot) throw notFound();
    return lot;
  }),
  nameRepresentative: namingProcedure
    .input(NamedRepresentative)
    .mutation(({ ctx, input }) => nameRepresentative(ctx.actor, ctx.association, input)),
});
