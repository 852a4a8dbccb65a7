"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import { MOST_OPTIONS } from "#server/assembly/poll/poll.schema.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type At = Readonly<{ associationId: string; slug: string }>;
type AtOne = At & Readonly<{ pollId: string }>;

const pageOf = async ({ slug }: At, pollId = "") =>
  `/${await getLocale()}/${slug}/assembly/polls${pollId && `/${pollId}`}`;

/** Options left blank are none; the first two are asked for. */
function wordsIn(form: FormData) {
  const options = Array.from({ length: MOST_OPTIONS }, (_, index) =>
    text(form, `options.${index}`),
  );
  return {
    ...{ question: text(form, "question"), explanation: text(form, "explanation") },
    ...{ language: text(form, "language") as "fr", endsOn: text(form, "endsOn") },
    ...{ several: text(form, "several") === "several", named: text(form, "named") === "named" },
    options: options.filter((one, index) => index < 2 || one.trim() !== ""),
  };
}

async function acts() {
  return (await caller()).assembly.poll;
}

export async function draft(at: At, _: FormState, form: FormData): Promise<FormState> {
  const [poll, list] = [await acts(), await pageOf(at)];
  const run = () => poll.draft({ associationId: at.associationId, ...wordsIn(form) });
  return submit(form, run, (id) => `${list}/${id}`);
}

export async function discard(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const [poll, list] = [await acts(), await pageOf(at)];
  const { associationId, pollId } = at;
  const run = () => poll.discard({ associationId, pollId });
  return submit(form, run, () => list);
}

type Polls = Awaited<ReturnType<typeof acts>>;
type One = Readonly<{ associationId: string; pollId: string }>;

/** One change of a poll, after which its page is shown again. */
async function change(
  at: AtOne,
  form: FormData,
  make: (poll: Polls, one: One) => Promise<unknown>,
): Promise<FormState> {
  const [poll, page] = [await acts(), await pageOf(at, at.pollId)];
  const { associationId, pollId } = at;
  const run = () => make(poll, { associationId, pollId });
  return submit(form, run, () => page);
}

export async function edit(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  return change(at, form, (poll, one) => poll.edit({ ...one, ...wordsIn(form) }));
}

export async function publish(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  return change(at, form, (poll, one) => poll.publish(one));
}

export async function close(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  return change(at, form, (poll, one) => poll.close({ ...one, reason: text(form, "reason") }));
}

export async function withdraw(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  return change(at, form, (poll, one) => poll.withdraw({ ...one, reason: text(form, "reason") }));
}

export async function answer(
  { partyId, ...at }: AtOne & Readonly<{ partyId: string }>,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const optionIds = form.getAll("optionIds").map(String);
  return change(at, form, (poll, one) => poll.answer({ ...one, partyId, optionIds }));
}
