import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { partyPolicy } from "../party/party.policy.ts";
import { otherSides, partialPolicy } from "./partial.policy.ts";
import { listPartials } from "./partial.queries.ts";
import {
  EndedLink,
  LinkedRef,
  NewPartialLink,
  NewTwins,
  PartedTwin,
  TwinsOf,
} from "./partial.schema.ts";
import { endLink, linkPartial, linkTwins, partTwin, previewTwins } from "./partial.service.ts";

/** Who may is decided before the rest of the input is looked at; the other side, with it. */
const readingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(partialPolicy["partial.read"](ctx.actor, ctx.association));
  // The office alone sees whose data it may only keep.
  const marks = partyPolicy["party.read-contact"](ctx.actor, ctx.association) ? today() : null;
  return next({ ctx: { ...ctx, marks } });
});
const linkingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(partialPolicy["partial.link"](ctx.actor, ctx.association, ctx.association));
  return next();
});

export const partialRouter = router({
  list: readingProcedure.query(({ ctx }) => {
    const readable = otherSides(ctx.actor, ctx.association);
    const asked = { day: today(), readable, marks: ctx.marks };
    return read(ctx.actor, (tx) => listPartials(tx, ctx.association, asked));
  }),
  /** The twins of one lot. */
  ofLot: readingProcedure.input(TwinsOf).query(({ ctx, input: { lotId } }) => {
    const readable = otherSides(ctx.actor, ctx.association);
    const asked = { day: today(), readable, lotId, marks: ctx.marks };
    return read(ctx.actor, (tx) => listPartials(tx, ctx.association, asked));
  }),
  /** Pairs of lots that bear one name; nothing is entered. */
  propose: linkingProcedure
    .input(LinkedRef)
    .mutation(({ ctx, input }) => previewTwins(ctx.actor, ctx.association, input)),
  link: linkingProcedure
    .input(NewPartialLink)
    .mutation(({ ctx, input }) => linkPartial(ctx.actor, ctx.association, input)),
  twins: linkingProcedure
    .input(NewTwins)
    .mutation(({ ctx, input }) => linkTwins(ctx.actor, ctx.association, input)),
  part: linkingProcedure
    .input(PartedTwin)
    .mutation(({ ctx, input }) => partTwin(ctx.actor, ctx.association, input)),
  end: linkingProcedure
    .input(EndedLink)
    .mutation(({ ctx, input }) => endLink(ctx.actor, ctx.association, input)),
});
