"use server";

import { getLocale } from "next-intl/server";
import { type Caller, caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import { outsideIn, termIn } from "./typed.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type At = Readonly<{ associationId: string; slug: string }>;
type AtMandate = At & Readonly<{ mandateId: string }>;

/** @param officeId the present syndic's, where his mandate may be renewed. */
export async function appoint(
  { associationId, slug, officeId }: At & Readonly<{ officeId: string | undefined }>,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const who = text(form, "who");
  const office =
    who === "outside"
      ? { outside: outsideIn(form) }
      : who === "here" || officeId === undefined
        ? { officeKey: text(form, "officeKey") }
        : { officeId };
  const back = `/${await getLocale()}/${slug}/registry/mandates`;
  return submit(
    form,
    () => call.registry.mandate.appoint({ associationId, ...office, ...termIn(form) }),
    (id) => `${back}/${id}`,
  );
}

async function change(
  { slug, mandateId }: AtMandate,
  form: FormData,
  run: (mandate: Caller["registry"]["mandate"]) => Promise<void>,
  back = `/${mandateId}`,
): Promise<FormState> {
  const call = await caller();
  const target = `/${await getLocale()}/${slug}/registry/mandates${back}`;
  return submit(
    form,
    () => run(call.registry.mandate),
    () => target,
  );
}

const of = ({ associationId, mandateId }: AtMandate) => ({ associationId, mandateId });

export async function end(at: AtMandate, _: FormState, form: FormData): Promise<FormState> {
  const said = {
    kind: text(form, "kind") as "dismissal",
    decidedOn: text(form, "decidedOn"),
    lastDay: text(form, "lastDay"),
    reason: text(form, "reason"),
  };
  return change(at, form, (mandate) => mandate.end({ ...of(at), ...said }));
}

export async function correct(at: AtMandate, _: FormState, form: FormData): Promise<FormState> {
  const said = { ...termIn(form), reason: text(form, "reason") };
  return change(at, form, (mandate) => mandate.correct({ ...of(at), ...said }));
}

export async function withdraw(at: AtMandate, _: FormState, form: FormData): Promise<FormState> {
  const said = { reason: text(form, "reason") };
  return change(at, form, (mandate) => mandate.withdraw({ ...of(at), ...said }), "");
}

export async function recordTask(at: AtMandate, _: FormState, form: FormData): Promise<FormState> {
  const said = {
    kind: text(form, "kind") as "filing",
    doneOn: text(form, "doneOn"),
    note: text(form, "note"),
  };
  return change(at, form, (mandate) => mandate.recordTask({ ...of(at), ...said }));
}

export async function recordUrgentAct(
  at: AtMandate,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const said = {
    actedOn: text(form, "actedOn"),
    what: text(form, "what"),
    why: text(form, "why"),
  };
  return change(at, form, (mandate) => mandate.recordUrgentAct({ ...of(at), ...said }));
}

export async function settleFormerAccess(
  { associationId, slug }: At,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const days = text(form, "until") === "days" ? text(form, "days") : null;
  const back = `/${await getLocale()}/${slug}/registry/mandates`;
  return submit(
    form,
    () => call.registry.mandate.settleFormerAccess({ associationId, days }),
    () => back,
  );
}
