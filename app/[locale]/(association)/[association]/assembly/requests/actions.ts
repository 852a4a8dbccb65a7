"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { optional, text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import { MOST_POINTS } from "#server/assembly/request/request.schema.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type At = Readonly<{ associationId: string; slug: string }>;
type AtOne = At & Readonly<{ requestId: string }>;

const pageOf = async (slug: string, requestId: string) =>
  `/${await getLocale()}/${slug}/assembly/requests/${requestId}`;

/** Points left blank are none; the first one is asked for. */
function wordsIn(form: FormData) {
  const points = Array.from({ length: MOST_POINTS }, (_, index) => ({
    title: text(form, `points.${index}.title`),
    motion: optional(form, `points.${index}.motion`),
  }));
  const given = points.filter(({ title, motion }, index) => index === 0 || title || motion);
  return { reason: text(form, "reason"), points: given };
}

/** What follows a dotted name in the form, with its value: `types.<id>`. */
function under(form: FormData, name: string): readonly (readonly [string, string])[] {
  const prefix = `${name}.`;
  return [...form].flatMap(([key, value]) =>
    key.startsWith(prefix) ? [[key.slice(prefix.length), String(value)] as const] : [],
  );
}

export async function start(
  { associationId, slug }: At,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { request } = (await caller()).assembly;
  const at = await pageOf(slug, "");
  return submit(
    form,
    () => request.start({ associationId, ...wordsIn(form) }),
    (id) => `${at}${id}`,
  );
}

export async function encode(
  { associationId, slug }: At,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { request } = (await caller()).assembly;
  const at = await pageOf(slug, "");
  const letter = {
    receivedOn: text(form, "receivedOn"),
    signers: under(form, "signer").map(([partyId]) => partyId),
  };
  return submit(
    form,
    () => request.encode({ associationId, ...wordsIn(form), ...letter }),
    (id) => `${at}${id}`,
  );
}

export async function sign(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const { request } = (await caller()).assembly;
  const { associationId, slug, requestId } = at;
  const back = await pageOf(slug, requestId);
  return submit(
    form,
    () => request.sign({ associationId, requestId }),
    () => back,
  );
}

export async function unsign(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const { request } = (await caller()).assembly;
  const { associationId, slug, requestId } = at;
  const back = await pageOf(slug, requestId);
  return submit(
    form,
    () => request.unsign({ associationId, requestId }),
    () => back,
  );
}

export async function post(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const { request } = (await caller()).assembly;
  const { associationId, slug, requestId } = at;
  const back = await pageOf(slug, requestId);
  const proof = { postedOn: text(form, "postedOn"), postingNumber: text(form, "postingNumber") };
  return submit(
    form,
    () => request.post({ associationId, requestId, ...proof }),
    () => back,
  );
}

export async function receive(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const { request } = (await caller()).assembly;
  const { associationId, slug, requestId } = at;
  const back = await pageOf(slug, requestId);
  const receipt = { receivedOn: text(form, "receivedOn"), proof: optional(form, "proof") };
  return submit(
    form,
    () => request.receive({ associationId, requestId, ...receipt }),
    () => back,
  );
}

/** Into the meeting that was chosen, else into one of its own on the day that was said. */
export async function takeUp(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const { request } = (await caller()).assembly;
  const { associationId, slug, requestId } = at;
  const meetings = `/${await getLocale()}/${slug}/assembly/meetings`;
  const place = {
    meetingId: optional(form, "meetingId"),
    on: optional(form, "on"),
    time: optional(form, "time"),
  };
  const types = Object.fromEntries(under(form, "types")) as Record<string, "D-01">;
  return submit(
    form,
    () => request.takeUp({ associationId, requestId, types, ...place }),
    (id) => `${meetings}/${id}`,
  );
}

export async function withdraw(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const { request } = (await caller()).assembly;
  const { associationId, slug, requestId } = at;
  const back = await pageOf(slug, requestId);
  return submit(
    form,
    () => request.withdraw({ associationId, requestId, reason: optional(form, "reason") }),
    () => back,
  );
}
