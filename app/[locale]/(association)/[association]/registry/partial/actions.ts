"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { trimmed } from "#app/fields.ts";
import { ask, type FormState, submit } from "#app/form.ts";
import type { FoundTwins } from "#components/registry/twin-proposal.tsx";

/** What an action is bound to by its page; the procedure proves the right to both sides. */
type At = Readonly<{ associationId: string; slug: string }>;
type Linked = At & Readonly<{ otherId: string; isPartial: boolean }>;

const pageOf = async ({ slug }: At) => `/${await getLocale()}/${slug}/registry/partial`;

/** A link is written from its partial side, whichever page it is asked from. */
export async function linkAssociation(at: At, _: FormState, form: FormData): Promise<FormState> {
  const call = await caller();
  const other = trimmed(form, "mainId");
  const [associationId, mainId] =
    trimmed(form, "side") === "there" ? [other, at.associationId] : [at.associationId, other];
  const said = { decision: trimmed(form, "decision"), reason: trimmed(form, "reason") };
  const back = await pageOf(at);
  return submit(
    form,
    () => call.registry.partial.link({ associationId, mainId, ...said }),
    () => back,
  );
}

/** Which lots bear one name on both sides; nothing is entered. */
export async function previewTwins(
  { associationId, otherId }: Linked,
  _: FormState<FoundTwins>,
  form: FormData,
): Promise<FormState<FoundTwins>> {
  const call = await caller();
  return ask(form, () => call.registry.partial.propose({ associationId, otherId }));
}

/** `pairs.0.code` and `pairs.0.mainCode` are the first pair. */
function pairsIn(form: FormData): { code: string; mainCode: string }[] {
  const pairs: { code: string; mainCode: string }[] = [];
  for (let n = 0; form.has(`pairs.${n}.code`); n++) {
    pairs.push({
      code: trimmed(form, `pairs.${n}.code`),
      mainCode: trimmed(form, `pairs.${n}.mainCode`),
    });
  }
  return pairs;
}

/** The pair chosen by hand, or all those that were proposed. */
export async function joinTwins(at: Linked, _: FormState, form: FormData): Promise<FormState> {
  const call = await caller();
  const [associationId, mainId] = at.isPartial
    ? [at.associationId, at.otherId]
    : [at.otherId, at.associationId];
  const back = await pageOf(at);
  return submit(
    form,
    () => call.registry.partial.twins({ associationId, mainId, pairs: pairsIn(form) }),
    () => back,
  );
}

export async function partTwins(at: Linked, _: FormState, form: FormData): Promise<FormState> {
  const call = await caller();
  const { associationId, otherId } = at;
  const said = { lotId: trimmed(form, "lotId"), reason: trimmed(form, "reason") };
  const back = await pageOf(at);
  return submit(
    form,
    () => call.registry.partial.part({ associationId, otherId, ...said }),
    () => back,
  );
}

export async function endLink(at: Linked, _: FormState, form: FormData): Promise<FormState> {
  const call = await caller();
  const { associationId, otherId } = at;
  const back = await pageOf(at);
  return submit(
    form,
    () => call.registry.partial.end({ associationId, otherId, reason: trimmed(form, "reason") }),
    () => back,
  );
}
