import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { personProcedure, router } from "#server/platform/trpc.ts";
import { OfficeContact } from "./contact.schema.ts";
import { changeContact } from "./contact.service.ts";
import { listOffices } from "./office.queries.ts";
import { OfficeIdentity } from "./office.schema.ts";
import { changeIdentity } from "./office.service.ts";

export const officeRouter = router({
  /** The offices one works for, with what one is there. */
  mine: personProcedure.query(({ ctx }) =>
    read(ctx.actor, (tx) => listOffices(tx, ctx.actor.accountId, today())),
  ),
  /** Who one's office is. */
  changeIdentity: personProcedure
    .input(OfficeIdentity)
    .mutation(({ ctx, input }) => changeIdentity(ctx.actor, input)),
  /** How one's office is called and reached, everywhere it has a mandate. */
  changeContact: personProcedure
    .input(OfficeContact)
    .mutation(({ ctx, input }) => changeContact(ctx.actor, input)),
});
