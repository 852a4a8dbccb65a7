import { legalDate, plainDate } from "#server/kernel/calendar.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import {
  associationProcedure,
  confirmed,
  confirmedProcedure,
  personProcedure,
  router,
} from "#server/platform/trpc.ts";
import { termsOf } from "../deadline/deadline.policy.ts";
import { partyPolicy } from "../party/party.policy.ts";
import { listPolicy } from "./list.policy.ts";
import { listAll, listPage, ofAssociation, ofOffice } from "./list.queries.ts";
import { ListInput, OwnListInput, partsOf } from "./list.schema.ts";

/** Lots are replayed; who is syndic is told as it is today, also to who is so no more. */
function dayOf({ list, on }: OwnListInput, askedAt: Temporal.Instant) {
  if (list === "registry.mandates") return legalDate(askedAt);
  const isPast = list === "registry.lots" && on !== null && on < today().toString();
  return isPast ? plainDate(on) : today();
}

const readingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(listPolicy["list.read-any"](ctx.actor, ctx.association));
  return next();
});

/** One association's list, for whoever may read that part of its register. */
const ownProcedure = readingProcedure.input(OwnListInput).use(({ ctx, input, next }) => {
  const { actor, association } = ctx;
  const { list } = input;
  authorize(listPolicy["list.read"](actor, association, list));
  const knowsContact = partyPolicy["party.read-contact"](actor, association);
  const from = ofAssociation(association, dayOf(input, ctx.askedAt), knowsContact ? today() : null);
  const parts = partsOf(list, knowsContact);
  const filter = parts.filters.includes(input.filter) ? input.filter : "";
  return next({ ctx: { from, parts, asked: { ...input, filter } } });
});

/** An office's lists are over what one manages; null for who manages nothing. */
export const listRouter = router({
  page: personProcedure.input(ListInput).query(({ ctx, input }) => {
    const terms = termsOf(ctx.actor);
    if (terms.watched.length === 0) return null;
    return read(ctx.actor, (tx) => listPage(tx, ofOffice(terms, today()), input));
  }),
  export: confirmedProcedure("export")
    .input(ListInput)
    .query(({ ctx, input }) => {
      const terms = termsOf(ctx.actor);
      if (terms.watched.length === 0) return null;
      return read(ctx.actor, (tx) => listAll(tx, ofOffice(terms, today()), input));
    }),
  own: ownProcedure.query(({ ctx: { actor, from, parts, asked } }) =>
    read(actor, async (tx) => ({ ...parts, ...(await listPage(tx, from, asked)) })),
  ),
  exportOwn: ownProcedure
    .use(confirmed("export"))
    .query(({ ctx: { actor, from, parts, asked } }) =>
      read(actor, async (tx) => ({ ...parts, rows: await listAll(tx, from, asked) })),
    ),
});
