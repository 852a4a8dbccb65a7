"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { optional, text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type At = Readonly<{ associationId: string; slug: string }>;
type AtOne = At & Readonly<{ proposalId: string }>;

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

type Change = Readonly<{ associationId: string; proposalId: string }>;
type Procedures = Awaited<ReturnType<typeof caller>>["assembly"]["proposal"];

/** One change of a proposal, after which its page is shown again. */
async function change(
  { associationId, slug, proposalId }: AtOne,
  form: FormData,
  make: (proposal: Procedures, one: Change) => Promise<unknown>,
): Promise<FormState> {
  const { proposal } = (await caller()).assembly;
  const back = await pageOf(slug, proposalId);
  return submit(
    form,
    () => make(proposal, { associationId, proposalId }),
    () => back,
  );
}

/** The place is said in one choice: the meeting, and its item or none. */
export async function place(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const [meetingId = "", itemId = null] = text(form, "place").split(" ");
  const decisionType = optional(form, "decisionType") as "D-01" | null;
  return change(at, form, (proposal, one) =>
    proposal.place({ ...one, meetingId, itemId, decisionType }),
  );
}

export async function unplace(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  return change(at, form, (proposal, one) => proposal.unplace(one));
}

export async function withdraw(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const reason = optional(form, "reason");
  return change(at, form, (proposal, one) => proposal.withdraw({ ...one, reason }));
}
