import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { handIn, takeHandedBack } from "./handed.service.ts";
import { mayEncodePaper } from "./paper.policy.ts";
import { getPaper, previewSheet } from "./paper.queries.ts";
import {
  AskSheet,
  CloseOnPaper,
  ConfirmSheet,
  HandedIn,
  HandIn,
  KeepAttendance,
  KeepSheet,
  PaperRef,
  ReadBlind,
  SettleSheet,
  SheetRef,
} from "./paper.schema.ts";
import { beginEncoding, closeOnPaper } from "./paper.service.ts";
import { confirmSheet, readBlind, settleSheet, takeSheetBack } from "./reading.service.ts";
import { keepAttendance, keepSheet } from "./sheet.service.ts";

/** Who may do it at all is decided before the rest of the input is looked at. */
const encodingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(mayEncodePaper(ctx.actor, ctx.association));
  return next();
});

export const paperRouter = router({
  get: encodingProcedure
    .input(PaperRef)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => getPaper(tx, association, input.meetingId)),
    ),
  preview: encodingProcedure
    .input(AskSheet)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => previewSheet(tx, association, input)),
    ),
  begin: encodingProcedure
    .input(PaperRef)
    .mutation(({ ctx, input }) => beginEncoding(ctx.actor, ctx.association, input)),
  /** Proxies handed in at the door, with the hour they were. */
  handIn: encodingProcedure
    .input(HandIn)
    .mutation(({ ctx, input }) => handIn(ctx.actor, ctx.association, input)),
  takeHandedBack: encodingProcedure
    .input(HandedIn)
    .mutation(({ ctx, input }) => takeHandedBack(ctx.actor, ctx.association, input)),
  keepAttendance: encodingProcedure
    .input(KeepAttendance)
    .mutation(({ ctx, input }) => keepAttendance(ctx.actor, ctx.association, input)),
  keepSheet: encodingProcedure
    .input(KeepSheet)
    .mutation(({ ctx, input }) => keepSheet(ctx.actor, ctx.association, input)),
  confirm: encodingProcedure
    .input(ConfirmSheet)
    .mutation(({ ctx, input }) => confirmSheet(ctx.actor, ctx.association, input)),
  readBlind: encodingProcedure
    .input(ReadBlind)
    .mutation(({ ctx, input }) => readBlind(ctx.actor, ctx.association, input)),
  settle: encodingProcedure
    .input(SettleSheet)
    .mutation(({ ctx, input }) => settleSheet(ctx.actor, ctx.association, input)),
  takeBack: encodingProcedure
    .input(SheetRef)
    .mutation(({ ctx, input }) => takeSheetBack(ctx.actor, ctx.association, input)),
  close: encodingProcedure
    .input(CloseOnPaper)
    .mutation(({ ctx, input }) => closeOnPaper(ctx.actor, ctx.association, input)),
});
