import { read } from "#server/platform/db.ts";
import { router } from "#server/platform/trpc.ts";
import { effectChoices, followUpOf } from "../effect/effect.queries.ts";
import { listExtracts } from "../extract/extract.queries.ts";
import { decisionPolicy } from "./decision.policy.ts";
import {
  consultationPlace,
  getDecision,
  issuerOf,
  listRegister,
  listScans,
  siblingsOf,
} from "./decision.queries.ts";
import { DecisionRef, EnterEarlier, PRINTED_ROWS, RegisterQuery } from "./decision.schema.ts";
import { enterEarlier } from "./decision.service.ts";
import { keepingProcedure, readingProcedure } from "./procedure.router.ts";

export const decisionRouter = router({
  list: readingProcedure.input(RegisterQuery).query(({ ctx: { actor, association }, input }) =>
    read(actor, async (tx) => ({
      ...(await listRegister(tx, association, input)),
      place: await consultationPlace(tx, association),
    })),
  ),
  /** The register as it is printed: all that answers, on one list. */
  printed: readingProcedure.input(RegisterQuery).query(({ ctx: { actor, association }, input }) =>
    read(actor, async (tx) => ({
      ...(await listRegister(tx, association, { ...input, page: 1 }, PRINTED_ROWS)),
      issuer: await issuerOf(tx, association),
    })),
  ),
  get: readingProcedure.input(DecisionRef).query(({ ctx: { actor, association }, input }) =>
    read(actor, async (tx) => {
      const decision = await getDecision(tx, association, input.decisionId);
      const isKept = decisionPolicy["decision.keep"](actor, association);
      return {
        decision,
        siblings: await siblingsOf(tx, association, decision),
        extracts: await listExtracts(tx, association, decision.id),
        followUp: await followUpOf(tx, association, decision.id),
        choices: isKept ? await effectChoices(tx, association, decision) : null,
      };
    }),
  ),
  scans: keepingProcedure.query(({ ctx: { actor, association } }) =>
    read(actor, (tx) => listScans(tx, association)),
  ),
  enterEarlier: keepingProcedure
    .input(EnterEarlier)
    .mutation(({ ctx, input }) => enterEarlier(ctx.actor, ctx.association, input)),
});
