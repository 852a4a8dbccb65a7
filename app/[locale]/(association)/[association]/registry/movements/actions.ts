"use server";

import { getLocale } from "next-intl/server";
import { type Caller, caller } from "#app/caller.ts";
import { ask, type FormState, submit } from "#app/form.ts";
import type { FoundMovement } from "#components/registry/movement-form.tsx";
import type { MovementKind } from "#server/registry/movement/movement.schema.ts";
import { entryIn } from "../movement-entry.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type At = Readonly<{ associationId: string; slug: string; kind: MovementKind; lotId: string }>;

async function entryOf(call: Caller, { associationId, kind, lotId }: At, form: FormData) {
  const lots = kind === "shares" ? await call.registry.movement.desk({ associationId }) : null;
  const ids = new Map(lots?.register.lots.map(({ code, lotId: id }) => [code, id]) ?? []);
  return entryIn(form, kind, lotId, ids);
}

function fieldsOf(form: FormData): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !name.startsWith("$") && value !== "") fields[name] = value;
  }
  return fields;
}

/** What an act would do; nothing is entered. */
export async function previewMovement(
  at: At,
  _: FormState<FoundMovement>,
  form: FormData,
): Promise<FormState<FoundMovement>> {
  const call = await caller();
  const { associationId } = at;
  return ask(form, async () => {
    const entry = await entryOf(call, at, form);
    const preview = await call.registry.movement.preview({ associationId, ...entry });
    const meetings = await call.assembly.meeting.list({ associationId });
    const convened = meetings.filter(({ stage, on }) => stage === "convened" && on >= entry.act.on);
    return { preview, fields: fieldsOf(form), meetings: convened.map(({ on }) => on) };
  });
}

export async function enterMovement(at: At, _: FormState, form: FormData): Promise<FormState> {
  const call = await caller();
  const { associationId, slug, kind, lotId } = at;
  const registry = `/${await getLocale()}/${slug}/registry`;
  return submit(
    form,
    async () => call.registry.movement.enter({ associationId, ...(await entryOf(call, at, form)) }),
    () => (kind === "shares" ? `${registry}/movements` : `${registry}/lots/${lotId}`),
  );
}

/** @param back where the act was looked at: a lot's page, or the list of all. */
export async function withdrawMovement(
  { associationId, back }: Readonly<{ associationId: string; back: string }>,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const text = (name: string) => String(form.get(name) ?? "");
  const input = { associationId, movementId: text("movementId"), reason: text("reason") };
  const locale = await getLocale();
  return submit(
    form,
    () => call.registry.movement.withdraw(input),
    () => `/${locale}${back}`,
  );
}
