import { notFound } from "#server/kernel/errors.ts";
import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { router } from "#server/platform/trpc.ts";
import { RecordPosting } from "../convocation/convocation.schema.ts";
import { roomProcedure } from "../meeting/procedure.router.ts";
import { differingTexts, disagreementsOf, reportOf } from "./annex.queries.ts";
import { recordDisagreement, writeReport } from "./annex.service.ts";
import { mayDraftMinutes, mayReadMinutes, maySignMinutes } from "./minutes.policy.ts";
import { draftRecord } from "./minutes.queries.ts";
import {
  FileSheet,
  MinutesRef,
  RecordDisagreement,
  RecordMissing,
  RecordSignature,
  SaveProse,
  SendMinutes,
  WriteReport,
} from "./minutes.schema.ts";
import {
  fileSheet,
  freezeMinutes,
  recordMissing,
  recordSignature,
  signMinutes,
} from "./minutes.service.ts";
import { saveProse } from "./prose.service.ts";
import { minutesStatus } from "./sending.queries.ts";
import { recordMinutesPosting, sendMinutes } from "./sending.service.ts";
import { findMinutes, listSheets, listSignatories } from "./signature.queries.ts";

/** Who may do it at all is decided before the rest of the input is looked at. */
const draftingProcedure = roomProcedure.use(({ ctx, next }) => {
  authorize(mayDraftMinutes(ctx.actor, ctx.association));
  return next();
});

const readingProcedure = roomProcedure.use(({ ctx, next }) => {
  authorize(mayReadMinutes(ctx.actor, ctx.association));
  return next();
});

const signingProcedure = roomProcedure.use(({ ctx, next }) => {
  authorize(maySignMinutes(ctx.actor, ctx.association));
  return next();
});

export const minutesRouter = router({
  draft: draftingProcedure
    .input(MinutesRef)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => draftRecord(tx, association, input.meetingId)),
    ),
  get: readingProcedure.input(MinutesRef).query(({ ctx: { actor, association }, input }) =>
    read(actor, async (tx) => {
      const minutes = await findMinutes(tx, association, input.meetingId);
      if (!minutes) throw notFound();
      return minutes;
    }),
  ),
  /** What the sheet to be signed by hand says. */
  sheet: draftingProcedure.input(MinutesRef).query(({ ctx: { actor, association }, input }) =>
    read(actor, async (tx) => {
      const minutes = await findMinutes(tx, association, input.meetingId);
      if (!minutes) throw notFound();
      return minutes;
    }),
  ),
  /** What the page of the minutes shows: the final act, or the draft to who drafts it. */
  show: readingProcedure.input(MinutesRef).query(({ ctx: { actor, association }, input }) =>
    read(actor, async (tx) => {
      const minutes = await findMinutes(tx, association, input.meetingId);
      const isOpened =
        (await tx.meetingOpening.count({
          where: { associationId: association, meetingId: input.meetingId },
        })) > 0;
      const isDrafting = !minutes && isOpened && mayDraftMinutes(actor, association);
      const draft = isDrafting ? await draftRecord(tx, association, input.meetingId) : null;
      const sending =
        minutes && mayDraftMinutes(actor, association)
          ? await minutesStatus(tx, association, input.meetingId)
          : null;
      const { meetingId } = input;
      const sheets = minutes ? await listSheets(tx, association, meetingId) : [];
      const beside = minutes && {
        report: await reportOf(tx, association, meetingId),
        disagreements: await disagreementsOf(tx, association, meetingId),
        differing: await differingTexts(tx, association, meetingId, minutes.record),
      };
      return { minutes, draft, sending, sheets, beside };
    }),
  ),
  signatories: draftingProcedure
    .input(MinutesRef)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => listSignatories(tx, association, input.meetingId)),
    ),
  freeze: draftingProcedure
    .input(MinutesRef)
    .mutation(({ ctx, input }) => freezeMinutes(ctx.actor, ctx.association, input)),
  sign: signingProcedure
    .input(MinutesRef)
    .mutation(({ ctx, input }) => signMinutes(ctx.actor, ctx.association, input)),
  /** The narrative beside the act, for its print. */
  report: readingProcedure.input(MinutesRef).query(({ ctx: { actor, association }, input }) =>
    read(actor, async (tx) => {
      const minutes = await findMinutes(tx, association, input.meetingId);
      const report = await reportOf(tx, association, input.meetingId);
      if (!minutes) throw notFound();
      return { report, minutes };
    }),
  ),
  writeReport: draftingProcedure
    .input(WriteReport)
    .mutation(({ ctx, input }) => writeReport(ctx.actor, ctx.association, input)),
  recordDisagreement: draftingProcedure
    .input(RecordDisagreement)
    .mutation(({ ctx, input }) => recordDisagreement(ctx.actor, ctx.association, input)),
  send: draftingProcedure
    .input(SendMinutes)
    .mutation(({ ctx, input }) => sendMinutes(ctx.actor, ctx.association, input)),
  recordPosting: draftingProcedure
    .input(RecordPosting)
    .mutation(({ ctx, input }) => recordMinutesPosting(ctx.actor, ctx.association, input)),
  saveProse: draftingProcedure
    .input(SaveProse)
    .mutation(({ ctx, input }) => saveProse(ctx.actor, ctx.association, input)),
  recordMissing: draftingProcedure
    .input(RecordMissing)
    .mutation(({ ctx, input }) => recordMissing(ctx.actor, ctx.association, input)),
  fileSheet: draftingProcedure
    .input(FileSheet)
    .mutation(({ ctx, input }) => fileSheet(ctx.actor, ctx.association, input)),
  recordSignature: draftingProcedure
    .input(RecordSignature)
    .mutation(({ ctx, input }) => recordSignature(ctx.actor, ctx.association, input)),
});
