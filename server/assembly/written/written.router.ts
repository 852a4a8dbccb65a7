import { type Actor, partiesOf } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { completeReceipt } from "#server/proof/receipt/receipt.queries.ts";
import { issueReceipt } from "#server/proof/receipt/receipt.service.ts";
import {
  annexWritten,
  askWritten,
  discardWritten,
  draftWritten,
  editWritten,
  fundWritten,
  unannexWritten,
  unfundWritten,
} from "./draft.service.ts";
import { fileForm, fileRefusal } from "./hand.service.ts";
import { getWrittenMinutes } from "./minutes.queries.ts";
import { minuteWritten, postWritten } from "./minutes.service.ts";
import { openWritten, remindWritten, withdrawWritten } from "./opening.service.ts";
import { formOf, receiptOf } from "./paper.queries.ts";
import { postWord } from "./posting.service.ts";
import { sendingOf } from "./sending.queries.ts";
import { refuseWritten, settleWritten, signWritten } from "./signing.service.ts";
import { writtenPolicy } from "./written.policy.ts";
import { getWritten, type Looking, listWritten } from "./written.queries.ts";
import {
  AnnexRef,
  AnnexWritten,
  AskWritten,
  DraftWritten,
  EditWritten,
  FileForm,
  FileRefusal,
  FundWritten,
  PostWord,
  PostWritten,
  ReceiptRef,
  RefuseWritten,
  SignWritten,
  WithdrawWritten,
  WrittenRef,
  WrittenTextRef,
} from "./written.schema.ts";

const asked = (action: keyof typeof writtenPolicy) =>
  associationProcedure.use(({ ctx, next }) => {
    authorize(writtenPolicy[action](ctx.actor, ctx.association));
    return next();
  });

const readingProcedure = asked("written.read");
const keepingProcedure = asked("written.keep");
const signingProcedure = asked("written.sign");

const lookingAs = (actor: Actor, association: AssociationId): Looking => ({
  isKeeper: writtenPolicy["written.keep"](actor, association),
  own: partiesOf(actor, association),
});

export const writtenRouter = router({
  list: readingProcedure.query(({ ctx: { actor, association } }) =>
    read(actor, (tx) => listWritten(tx, association, lookingAs(actor, association), today())),
  ),
  get: readingProcedure
    .input(WrittenRef)
    .query(({ ctx: { actor, association }, input: { writtenId } }) =>
      read(actor, (tx) =>
        getWritten(tx, association, lookingAs(actor, association), today(), writtenId),
      ),
    ),
  /** How the words about it, and the minutes, are on their way. */
  sending: keepingProcedure
    .input(WrittenRef)
    .query(({ ctx: { actor, association }, input: { writtenId } }) =>
      read(actor, (tx) => sendingOf(tx, association, writtenId)),
    ),
  minutes: readingProcedure
    .input(WrittenRef)
    .query(({ ctx: { actor, association }, input: { writtenId } }) =>
      read(actor, (tx) => getWrittenMinutes(tx, association, writtenId)),
    ),
  /** The form to sign by hand, with those who have not signed. */
  form: keepingProcedure
    .input(WrittenRef)
    .query(({ ctx: { actor, association }, input: { writtenId } }) =>
      read(actor, (tx) => formOf(tx, association, writtenId)),
    ),
  /** The proof of one's own signature. */
  receipt: signingProcedure.input(ReceiptRef).query(({ ctx: { actor, association }, input }) =>
    read(actor, async (tx) => {
      const event = await receiptOf(tx, association, partiesOf(actor, association), input);
      return (await completeReceipt(tx, issueReceipt(event))).receipt;
    }),
  ),
  draft: keepingProcedure
    .input(DraftWritten)
    .mutation(({ ctx, input }) => draftWritten(ctx.actor, ctx.association, input)),
  ask: signingProcedure
    .input(AskWritten)
    .mutation(({ ctx, input }) => askWritten(ctx.actor, ctx.association, input)),
  edit: keepingProcedure
    .input(EditWritten)
    .mutation(({ ctx, input }) => editWritten(ctx.actor, ctx.association, input)),
  discard: keepingProcedure
    .input(WrittenRef)
    .mutation(({ ctx, input }) => discardWritten(ctx.actor, ctx.association, input)),
  fund: keepingProcedure
    .input(FundWritten)
    .mutation(({ ctx, input }) => fundWritten(ctx.actor, ctx.association, input)),
  unfund: keepingProcedure
    .input(WrittenTextRef)
    .mutation(({ ctx, input }) => unfundWritten(ctx.actor, ctx.association, input)),
  annex: keepingProcedure
    .input(AnnexWritten)
    .mutation(({ ctx, input }) => annexWritten(ctx.actor, ctx.association, input)),
  unannex: keepingProcedure
    .input(AnnexRef)
    .mutation(({ ctx, input }) => unannexWritten(ctx.actor, ctx.association, input)),
  open: keepingProcedure
    .input(WrittenRef)
    .mutation(({ ctx, input }) => openWritten(ctx.actor, ctx.association, input)),
  remind: keepingProcedure
    .input(WrittenRef)
    .mutation(({ ctx, input }) => remindWritten(ctx.actor, ctx.association, input)),
  withdraw: keepingProcedure
    .input(WithdrawWritten)
    .mutation(({ ctx, input }) => withdrawWritten(ctx.actor, ctx.association, input)),
  sign: signingProcedure
    .input(SignWritten)
    .mutation(({ ctx, input }) => signWritten(ctx.actor, ctx.association, input)),
  refuse: signingProcedure
    .input(RefuseWritten)
    .mutation(({ ctx, input }) => refuseWritten(ctx.actor, ctx.association, input)),
  fileForm: keepingProcedure
    .input(FileForm)
    .mutation(({ ctx, input }) => fileForm(ctx.actor, ctx.association, input)),
  fileRefusal: keepingProcedure
    .input(FileRefusal)
    .mutation(({ ctx, input }) => fileRefusal(ctx.actor, ctx.association, input)),
  settle: keepingProcedure
    .input(WrittenRef)
    .mutation(({ ctx, input }) => settleWritten(ctx.actor, ctx.association, input)),
  minute: keepingProcedure
    .input(WrittenRef)
    .mutation(({ ctx, input }) => minuteWritten(ctx.actor, ctx.association, input)),
  post: keepingProcedure
    .input(PostWritten)
    .mutation(({ ctx, input }) => postWritten(ctx.actor, ctx.association, input)),
  postWord: keepingProcedure
    .input(PostWord)
    .mutation(({ ctx, input }) => postWord(ctx.actor, ctx.association, input)),
});
