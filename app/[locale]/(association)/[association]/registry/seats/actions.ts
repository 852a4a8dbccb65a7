"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";

type At = Readonly<{ associationId: string; slug: string }>;

export async function takeSeat(
  { associationId, slug }: At,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const back = `/${await getLocale()}/${slug}/registry/seats`;
  const said = {
    kind: text(form, "kind") as "council",
    partyId: text(form, "partyId"),
    appointedOn: text(form, "appointedOn"),
    decision: text(form, "decision"),
    startsOn: text(form, "startsOn"),
    endsOn: text(form, "endsOn"),
  };
  return submit(
    form,
    () => call.registry.seat.take({ associationId, ...said }),
    () => back,
  );
}

export async function endSeat(
  { associationId, slug }: At,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const back = `/${await getLocale()}/${slug}/registry/seats`;
  const said = {
    seatId: text(form, "seatId"),
    endsOn: text(form, "endsOn"),
    reason: text(form, "reason"),
  };
  return submit(
    form,
    () => call.registry.seat.end({ associationId, ...said }),
    () => back,
  );
}
