"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type At = Readonly<{ associationId: string; slug: string }>;
type AtOne = At & Readonly<{ proposalId: string }>;

const text = (form: FormData, name: string) => String(form.get(name) ?? "");
const optional = (form: FormData, name: string) => text(form, name) || null;

const pageOf = async (slug: string, proposalId: string) =>
  `/${await getLocale()}/${slug}/assembly/proposals/${proposalId}`;

const wordsIn = (form: FormData) => ({
  title: text(form, "title"),
  explanation: optional(form, "explanation"),
  motion: optional(form, "motion"),
  byCouncil: text(form, "as") === "council",
});

export async function propose(
  { associationId, slug }: At,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { proposal } = (await caller()).assembly;
  const at = await pageOf(slug, "");
  return submit(
    form,
    () => proposal.propose({ associationId, ...wordsIn(form) }),
    (id) => `${at}${id}`,
  );
}

export async function encode(
  { associationId, slug }: At,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { proposal } = (await caller()).assembly;
  const at = await pageOf(slug, "");
  const received = {
    partyId: text(form, "partyId"),
    medium: text(form, "medium") as "letter",
    receivedOn: text(form, "receivedOn"),
  };
  return submit(
    form,
    () => proposal.encode({ associationId, ...wordsIn(form), ...received }),
    (id) => `${at}${id}`,
  );
}

/** The place is said in one choice: the meeting, and its item or none. */
export async function place(
  { associationId, slug, proposalId }: AtOne,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { proposal } = (await caller()).assembly;
  const back = await pageOf(slug, proposalId);
  const [meetingId = "", itemId] = text(form, "place").split(" ");
  const put = () =>
    proposal.place({
      ...{ associationId, proposalId, meetingId, itemId: itemId ?? null },
      decisionType: optional(form, "decisionType") as "D-01" | null,
    });
  return submit(form, put, () => back);
}

export async function unplace(
  { associationId, slug, proposalId }: AtOne,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { proposal } = (await caller()).assembly;
  const back = await pageOf(slug, proposalId);
  return submit(
    form,
    () => proposal.unplace({ associationId, proposalId }),
    () => back,
  );
}

export async function withdraw(
  { associationId, slug, proposalId }: AtOne,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { proposal } = (await caller()).assembly;
  const back = await pageOf(slug, proposalId);
  return submit(
    form,
    () => proposal.withdraw({ associationId, proposalId, reason: optional(form, "reason") }),
    () => back,
  );
}
