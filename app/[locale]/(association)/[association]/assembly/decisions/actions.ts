"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { optional, text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type At = Readonly<{ associationId: string; slug: string }>;

/** A file that was chosen; a form without script sends an empty one where none was. */
async function scanIn(form: FormData) {
  const file = form.get("scan");
  if (!(file instanceof File) || file.size === 0) return null;
  return { filename: file.name.slice(-200), bytes: new Uint8Array(await file.arrayBuffer()) };
}

export async function enterEarlier(
  { associationId, slug }: At,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { decision } = (await caller()).assembly;
  const at = `/${await getLocale()}/${slug}/assembly/decisions`;
  const scan = await scanIn(form);
  const enter = () =>
    decision.enterEarlier({
      ...{ associationId, scan, documentId: scan ? null : optional(form, "documentId") },
      ...{ decidedOn: text(form, "decidedOn"), item: text(form, "item"), text: text(form, "text") },
      language: text(form, "language") as "fr",
      outcome: text(form, "outcome") as "adopted",
      decisionType: optional(form, "decisionType") as "D-01" | null,
      votesFor: text(form, "votesFor"),
      votesAgainst: text(form, "votesAgainst"),
      abstained: text(form, "abstained"),
      electorate: text(form, "electorate"),
    });
  return submit(form, enter, (id) => `${at}/${id}`);
}

type AtOne = At & Readonly<{ decisionId: string }>;

const pageOf = async ({ slug, decisionId }: AtOne) =>
  `/${await getLocale()}/${slug}/assembly/decisions/${decisionId}`;

/** The decisions that the same claim is about: this one, and those ticked. */
function challengedIn(form: FormData, decisionId: string): string[] {
  const also = [...form.keys()].filter((name) => name.startsWith("also."));
  return [decisionId, ...also.map((name) => name.slice("also.".length))];
}

export async function challenge(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const { assembly } = await caller();
  const back = await pageOf(at);
  const record = () =>
    assembly.challenge.record({
      associationId: at.associationId,
      decisionIds: challengedIn(form, at.decisionId),
      claimant: text(form, "claimant") as "owner",
      ...{ court: text(form, "court"), caseNumber: text(form, "caseNumber") },
      filedOn: text(form, "filedOn"),
    });
  return submit(form, record, () => back);
}

export async function rule(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const { assembly } = await caller();
  const back = await pageOf(at);
  const { associationId, decisionId } = at;
  const record = () =>
    assembly.challenge.rule({
      ...{ associationId, decisionId, challengeId: text(form, "challengeId") },
      kind: text(form, "kind") as "annulled",
      ...{ on: text(form, "on"), reference: text(form, "reference") },
    });
  return submit(form, record, () => back);
}
