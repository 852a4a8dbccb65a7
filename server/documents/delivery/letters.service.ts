import { toLocale } from "#messages/routing.ts";
import type { Actor } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { associationOf, authorize } from "#server/platform/access.ts";
import { nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { putFile, type StoredFile } from "#server/platform/storage.ts";
import { fileDocument } from "../archive/archive.service.ts";
import type { Act } from "../template/template.schema.ts";
import { renderLetters, renderPdf } from "../template/template.service.ts";
import { deliveryPolicy } from "./delivery.policy.ts";
import { type Delivery, lettersToPrint } from "./delivery.queries.ts";
import { referenceOf, senderOf } from "./delivery.rules.ts";
import type { DeliveriesOf } from "./delivery.schema.ts";
import { batchTitles } from "./title.rules.ts";

export type LetterBatch = Readonly<{ documentId: string; listId: string; count: number }>;

/**
 * Makes one print-ready PDF of the letters of one thing that were not printed yet, with
 * the list that goes to the post office, and files both for the syndic.
 * @returns null when there is nothing to print
 */
export async function composeLetterBatch(
  actor: Actor,
  associationId: string,
  { language, ...of }: DeliveriesOf & Readonly<{ language: string }>,
): Promise<LetterBatch | null> {
  const association = associationOf(actor, associationId);
  authorize(deliveryPolicy["delivery.send"](actor, association));
  const letters = await read(actor, (tx) => lettersToPrint(tx, association, of));
  const first = letters[0];
  if (!first) return null;
  const run = { association, ...of };
  await follow(actor, run, { total: letters.length, made: 0, startedAt: nowColumn() });
  const acts = letters.map(({ id, act }) => withReference(act, referenceOf(id)));
  const bytes = await renderLetters(acts, (made) => follow(actor, run, { made }));
  const batch = await putFile(bytes);
  const list = await putFile(await renderPdf(postingList(first.act, letters, language)));

  return write(actor, association, async (tx) => {
    const about = { language, subjectId: of.subjectId, partyId: convenerIn(first.act) };
    const titles = batchTitles(first.act, letters.length, language);
    const documentId = await fileOffice(tx, association, "documents.letters", titles.letters, {
      ...about,
      file: batch,
    });
    const listId = await fileOffice(tx, association, "documents.posting-list", titles.list, {
      ...about,
      file: list,
    });
    const { count } = await tx.delivery.updateMany({
      where: {
        associationId: association,
        id: { in: letters.map(({ id }) => id) },
        batchId: null,
      },
      data: { batchId: documentId },
    });
    // Somebody else printed some of them meanwhile: nothing is kept, the next try takes the rest.
    if (count !== letters.length) throw new Error("letters were composed meanwhile");
    await tx.letterRun.updateMany({
      where: { associationId: association, ...of },
      data: { doneAt: nowColumn(), listId },
    });
    const fact = { subjectId: of.subjectId, documentId, listId, count };
    await record(tx, actor, association, "documents/letters.composed", fact);
    return { documentId, listId, count };
  });
}

type Run = DeliveriesOf & Readonly<{ association: AssociationId }>;
type Progress = Readonly<{ made: number; total?: number; startedAt?: Date }>;

/** Notes how far the letters are, at once: who waits for them reads it before they are all there. */
async function follow(actor: Actor, run: Run, { made, total, startedAt }: Progress): Promise<void> {
  const { association, kind, subjectId } = run;
  const key = { associationId: association, kind, subjectId };
  await write(actor, association, async (tx) => {
    if (total === undefined || !startedAt) {
      // Parts are ready in any order: the count only grows.
      await tx.letterRun.updateMany({ where: { ...key, made: { lt: made } }, data: { made } });
      return;
    }
    const begun = { total, made, startedAt, doneAt: null };
    await tx.letterRun.upsert({
      where: { associationId_kind_subjectId: key },
      create: { ...key, ...begun },
      update: begun,
    });
  });
}

/** The letter says by which reference the list names it: label and letter are brought together. */
function withReference(act: Act, reference: string): Act {
  if (act.kind === "assembly.cancellation") {
    return { kind: act.kind, props: { ...act.props, reference } };
  }
  if (act.kind !== "assembly.convocation") return act;
  return { kind: act.kind, props: { ...act.props, reference } };
}

type About = Readonly<{
  language: string;
  subjectId: string;
  file: StoredFile;
  partyId: string | null;
}>;

/** For the syndic; what an owner convenes in his stead is for that owner to print as well. */
function fileOffice(tx: Tx, association: AssociationId, kind: string, title: string, about: About) {
  const { partyId, ...rest } = about;
  const mediaType = "application/pdf";
  const document = { ...rest, kind, title, mediaType };
  return fileDocument(
    tx,
    association,
    partyId ? { ...document, audience: "party", partyId } : { ...document, audience: "syndic" },
  );
}

/** The owner who sends it in the syndic's stead: he prints what the office would. */
function convenerIn(act: Act): string | null {
  if (act.kind === "assembly.convocation" || act.kind === "assembly.cancellation") {
    return act.props.convener?.partyId ?? null;
  }
  return act.kind === "assembly.minutes" ? (act.props.cover?.printedFor ?? null) : null;
}

function postingList(act: Act, letters: readonly Delivery[], language: string): Act {
  const { association } = act.props;
  return {
    kind: "documents.posting-list",
    props: {
      locale: toLocale(language),
      association,
      printedOn: today().toString(),
      sender: senderOf(act)?.name ?? association.name,
      letters: letters.map(({ id, address }) => ({
        reference: referenceOf(id),
        name: address.name,
        lines: [...address.lines],
      })),
    },
  };
}
