"use server";

import { caller } from "#app/caller.ts";
import { optional, text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import type { MeetingAddress } from "../../../actions.ts";
import { namedHolder } from "../../../holder.ts";
import { proxiesPage } from "./place.ts";

/** A proxy by notarial deed, entered by the office and used for this meeting. */
export async function registerDeed(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { proxy } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const input = {
    ...{ associationId, meetingId, principalPartyId: text(form, "principalPartyId") },
    ...{ holder: namedHolder(form), scope: text(form, "scope") as "general" },
    ...{ object: text(form, "object"), deedOn: text(form, "deedOn") },
    ...{ notary: text(form, "notary"), endsOn: optional(form, "endsOn") },
    countersigned: form.has("countersigned"),
  };
  const back = await proxiesPage(address);
  return submit(
    form,
    () => proxy.registerDeed(input),
    () => back,
  );
}

export async function applyDeed(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { proxy } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const deedId = text(form, "deedId");
  const back = await proxiesPage(address);
  return submit(
    form,
    () => proxy.applyDeed({ associationId, meetingId, deedId }),
    () => back,
  );
}

export async function revokeDeed(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { proxy } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const deedId = text(form, "deedId");
  const back = await proxiesPage(address);
  return submit(
    form,
    () => proxy.revokeDeed({ associationId, meetingId, deedId }),
    () => back,
  );
}
