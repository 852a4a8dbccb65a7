"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { ask, type FormState, submit } from "#app/form.ts";
import type { FoundTwins } from "#components/registry/twin-proposal.tsx";

/** What an action is bound to by its page; the procedure proves the right to both sides. */
type At = Readonly<{ associationId: string; slug: string }>;
type Linked = At & Readonly<{ otherId: string; isPartial: boolean }>;

const text = (form: FormData, name: string) => String(form.get(name) ?? "").trim();
const pageOf = async ({ slug }: At) => `/${await getLocale()}/${slug}/registry/partial`;

/** A link is written from its partial side, whichever page it is asked from. */
export async function linkAssociation(at: At, _: FormState, form: FormData): Promise<FormState> {
  const call = await caller();
  const other = text(form, "mainId");
  const [associationId, mainId] =
    text(form, "side") === "there" ? [other, at.associationId] : [at.associationId, other];
  const said = { decision: text(form, "decision"), reason: text(form, "reason") };
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
      code: text(form, `pairs.${n}.code`),
      mainCode: text(form, `pairs.${n}.mainCode`),
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
  const said = { lotId: text(form, "lotId"), reason: text(form, "reason") };
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
    () => call.registry.partial.end({ associationId, otherId, reason: text(form, "reason") }),
    () => back,
  );
}
