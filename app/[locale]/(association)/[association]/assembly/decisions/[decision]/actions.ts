"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";

type At = Readonly<{ associationId: string; slug: string; decisionId: string }>;

const pageOf = async ({ slug, decisionId }: At) =>
  `/${await getLocale()}/${slug}/assembly/decisions/${decisionId}`;

/** The effect as its form sends it; what its kind does not have is not looked at. */
function effectIn(form: FormData) {
  const [known, id = ""] = text(form, "known").split(" ");
  if (known === "known-mandate") return { kind: known, mandateId: id } as const;
  if (known === "known-seat") return { kind: known, seatId: id } as const;
  return {
    kind: text(form, "kind") as "mandate",
    ...{ startsOn: text(form, "startsOn"), endsOn: text(form, "endsOn") },
    ...{ officeKey: text(form, "officeKey"), mandateId: text(form, "mandateId") },
    ...{ lastDay: text(form, "lastDay"), partyId: text(form, "partyId") },
    ...{ budget: text(form, "budget") as "ordinary", amount: text(form, "amount") },
  };
}

export async function recordEffect(at: At, _: FormState, form: FormData): Promise<FormState> {
  const { effect } = (await caller()).assembly;
  const back = await pageOf(at);
  const { associationId, decisionId } = at;
  const record = () => effect.record({ associationId, decisionId, ...effectIn(form) });
  return submit(form, record, () => back);
}

export async function openExecution(at: At, _: FormState, form: FormData): Promise<FormState> {
  const { effect } = (await caller()).assembly;
  const back = await pageOf(at);
  const { associationId, decisionId } = at;
  const task = {
    ...{ what: text(form, "what"), responsible: text(form, "responsible") },
    dueOn: text(form, "dueOn"),
  };
  return submit(
    form,
    () => effect.open({ associationId, decisionId, ...task }),
    () => back,
  );
}

export async function takeStep(at: At, _: FormState, form: FormData): Promise<FormState> {
  const { effect } = (await caller()).assembly;
  const back = await pageOf(at);
  const { associationId, decisionId } = at;
  const step = {
    ...{ kind: text(form, "kind") as "done", on: text(form, "on") },
    ...{ dueOn: text(form, "dueOn"), note: text(form, "note") },
  };
  return submit(
    form,
    () => effect.step({ associationId, decisionId, ...step }),
    () => back,
  );
}

/** Certifies the decision as it stands today. */
export async function issueExtract(at: At, _: FormState, form: FormData): Promise<FormState> {
  const { extract } = (await caller()).assembly;
  const back = await pageOf(at);
  const { associationId, decisionId } = at;
  return submit(
    form,
    () => extract.issue({ associationId, decisionId }),
    () => `${back}#extracts`,
  );
}
