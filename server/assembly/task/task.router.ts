import { now, today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { personProcedure, router } from "#server/platform/trpc.ts";
import { watchedBy } from "#server/registry/deadline/deadline.policy.ts";
import { listPollAsks } from "../poll/ask.queries.ts";
import { listWritings } from "../written/ask.queries.ts";
import { ownPartiesOf } from "./task.policy.ts";
import { listAsks, showOffice } from "./task.queries.ts";
import { byUrgency } from "./task.rules.ts";
import { OfficeList } from "./task.schema.ts";

export const taskRouter = router({
  /** What is asked of an owner, in all his associations, the most pressing first. */
  asked: personProcedure.query(async ({ ctx }) => {
    const parties = ownPartiesOf(ctx.actor);
    if (parties.length === 0) return { owner: false, asks: [] };
    return {
      owner: true,
      asks: byUrgency(
        await read(ctx.actor, async (tx) => [
          ...(await listAsks(tx, parties, now())),
          ...(await listWritings(tx, ctx.actor, today())),
          ...(await listPollAsks(tx, ctx.actor, today())),
        ]),
      ),
    };
  }),
  /** The associations one manages or keeps the books of; null for who manages none. */
  office: personProcedure.input(OfficeList).query(async ({ ctx, input }) => {
    const watched = watchedBy(ctx.actor);
    if (watched.length === 0) return null;
    const page = await read(ctx.actor, (tx) => showOffice(tx, watched, input));
    return { today: today().toString(), ...page };
  }),
});
