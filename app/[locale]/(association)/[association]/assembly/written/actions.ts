"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { optional, text, trimmed } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import { MOST_TEXTS } from "#server/assembly/written/written.schema.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type At = Readonly<{ associationId: string; slug: string }>;
type AtOne = At & Readonly<{ writtenId: string }>;
type AtText = AtOne & Readonly<{ textId: string }>;
type AtAnnex = AtOne & Readonly<{ documentId: string }>;

const pageOf = async ({ slug }: At, writtenId = "") =>
  `/${await getLocale()}/${slug}/assembly/written/${writtenId}`;

/** Texts left blank are none; the first one is asked for. */
function wordsIn(form: FormData) {
  const texts = Array.from({ length: MOST_TEXTS }, (_, index) => ({
    text: text(form, `texts.${index}.text`),
    decisionType: text(form, `texts.${index}.decisionType`) as "D-01",
    deedReason: text(form, `texts.${index}.deedReason`),
  }));
  return {
    ...{ title: text(form, "title"), explanation: text(form, "explanation") },
    ...{ answerBy: text(form, "answerBy"), language: text(form, "language") as "fr" },
    texts: texts.filter((one, index) => index === 0 || one.text.trim() !== ""),
  };
}

async function scanIn(form: FormData) {
  const sent = form.get("scan");
  const file = sent instanceof File ? sent : new File([], "");
  return { filename: file.name.slice(-200), bytes: new Uint8Array(await file.arrayBuffer()) };
}

async function acts() {
  return (await caller()).assembly.written;
}

export async function draft(at: At, _: FormState, form: FormData): Promise<FormState> {
  const [written, page] = [await acts(), await pageOf(at)];
  const { associationId } = at;
  const run = () => written.draft({ associationId, ...wordsIn(form) });
  return submit(form, run, (id) => `${page}${id}`);
}

export async function ask(at: At, _: FormState, form: FormData): Promise<FormState> {
  const [written, page] = [await acts(), await pageOf(at)];
  const run = () =>
    written.ask({
      associationId: at.associationId,
      ...{ title: text(form, "title"), explanation: text(form, "explanation") },
      text: text(form, "text"),
    });
  return submit(form, run, (id) => `${page}${id}`);
}

export async function edit(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const [written, page] = [await acts(), await pageOf(at, at.writtenId)];
  const { associationId, writtenId } = at;
  const run = () => written.edit({ associationId, writtenId, ...wordsIn(form) });
  return submit(form, run, () => page);
}

/** A number as it was typed; what is none is left to the procedure to refuse. */
const number = (form: FormData, name: string) => {
  const typed = trimmed(form, name);
  return typed === "" ? null : Number(typed);
};

const scheduleIn = (form: FormData, name: string) => ({
  count: number(form, `${name}.count`),
  firstOn: optional(form, `${name}.firstOn`),
  every: number(form, `${name}.every`),
});

export async function fund(at: AtText, _: FormState, form: FormData): Promise<FormState> {
  const [written, page] = [await acts(), await pageOf(at, at.writtenId)];
  const { associationId, writtenId, textId } = at;
  const run = () =>
    written.fund({
      ...{ associationId, writtenId, textId, keyId: optional(form, "keyId") },
      ...{ reserve: text(form, "reserve"), call: text(form, "call"), loan: text(form, "loan") },
      ...{ repaid: text(form, "repaid"), calls: scheduleIn(form, "calls") },
      repayments: scheduleIn(form, "repayments"),
    });
  return submit(form, run, () => page);
}

export async function unfund(at: AtText, _: FormState, form: FormData): Promise<FormState> {
  const [written, page] = [await acts(), await pageOf(at, at.writtenId)];
  const { associationId, writtenId, textId } = at;
  return submit(
    form,
    () => written.unfund({ associationId, writtenId, textId }),
    () => page,
  );
}

export async function annex(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const [written, page] = [await acts(), await pageOf(at, at.writtenId)];
  const { associationId, writtenId } = at;
  const run = async () => written.annex({ associationId, writtenId, scan: await scanIn(form) });
  return submit(form, run, () => page);
}

export async function unannex(at: AtAnnex, _: FormState, form: FormData): Promise<FormState> {
  const [written, page] = [await acts(), await pageOf(at, at.writtenId)];
  const { associationId, writtenId, documentId } = at;
  return submit(
    form,
    () => written.unannex({ associationId, writtenId, documentId }),
    () => page,
  );
}

export async function file(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const [written, page] = [await acts(), await pageOf(at, at.writtenId)];
  const { associationId, writtenId } = at;
  const signers = [...form.keys()].flatMap((key) =>
    key.startsWith("signer.") ? [key.slice("signer.".length)] : [],
  );
  const days = Object.fromEntries(
    signers.flatMap((party) => {
      const day = optional(form, `days.${party}`);
      return day ? [[party, day] as const] : [];
    }),
  );
  const run = async () =>
    written.fileForm({
      ...{ associationId, writtenId, signers, signedOn: text(form, "signedOn") },
      ...{ days, lateReason: text(form, "lateReason"), scan: await scanIn(form) },
    });
  return submit(form, run, () => page);
}

export async function fileRefusal(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const [written, page] = [await acts(), await pageOf(at, at.writtenId)];
  const { associationId, writtenId } = at;
  const run = async () => {
    const scan = await scanIn(form);
    await written.fileRefusal({
      ...{ associationId, writtenId, partyId: text(form, "partyId") },
      ...{ saidOn: text(form, "saidOn"), reason: text(form, "reason") },
      ...{ note: text(form, "note"), scan: scan.bytes.byteLength > 0 ? scan : null },
    });
  };
  return submit(form, run, () => page);
}

export async function sign(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const [written, page] = [await acts(), await pageOf(at, at.writtenId)];
  const { associationId, writtenId } = at;
  const run = () => written.sign({ associationId, writtenId, hash: text(form, "hash") });
  return submit(form, run, () => page);
}

export async function refuse(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const [written, page] = [await acts(), await pageOf(at, at.writtenId)];
  const { associationId, writtenId } = at;
  const run = () => written.refuse({ associationId, writtenId, reason: text(form, "reason") });
  return submit(form, run, () => page);
}

export async function withdraw(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const [written, page] = [await acts(), await pageOf(at, at.writtenId)];
  const { associationId, writtenId } = at;
  const run = () => written.withdraw({ associationId, writtenId, reason: text(form, "reason") });
  return submit(form, run, () => page);
}

export async function postWord(
  at: AtOne & Readonly<{ wordId: string }>,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [written, page] = [await acts(), await pageOf(at, at.writtenId)];
  const { associationId, writtenId, wordId } = at;
  const run = () =>
    written.postWord({
      ...{ associationId, writtenId, wordId },
      ...{ deliveryIds: form.getAll("deliveryId").map(String) },
      ...{ depositedOn: text(form, "depositedOn"), postingNumber: text(form, "postingNumber") },
    });
  return submit(form, run, () => page);
}

export async function post(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const [written, page] = [await acts(), await pageOf(at, at.writtenId)];
  const { associationId, writtenId } = at;
  const run = () =>
    written.post({
      ...{ associationId, writtenId, deliveryIds: form.getAll("deliveryId").map(String) },
      ...{ depositedOn: text(form, "depositedOn"), postingNumber: text(form, "postingNumber") },
    });
  return submit(form, run, () => page);
}

/** A gesture that asks for nothing more. */
async function gesture(
  at: AtOne,
  form: FormData,
  act: "open" | "discard" | "remind" | "settle" | "minute",
): Promise<FormState> {
  const [written, page] = [await acts(), await pageOf(at, act === "discard" ? "" : at.writtenId)];
  const { associationId, writtenId } = at;
  const run = async () => {
    await written[act]({ associationId, writtenId });
  };
  return submit(form, run, () => page.replace(/\/$/, ""));
}

export async function open(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  return gesture(at, form, "open");
}

export async function discard(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  return gesture(at, form, "discard");
}

export async function remind(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  return gesture(at, form, "remind");
}

export async function settle(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  return gesture(at, form, "settle");
}

export async function minute(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  return gesture(at, form, "minute");
}
