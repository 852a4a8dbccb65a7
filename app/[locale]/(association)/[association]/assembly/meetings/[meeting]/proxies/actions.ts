"use server";

import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import type { MeetingAddress } from "../../../actions.ts";
import { namedHolder } from "../../../holder.ts";
import { proxiesPage } from "./place.ts";

/** Another holder for one item: on line by the principal, from paper by the office. */
export async function nameSubstitute(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { proxy } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const proxyId = text(form, "proxyId");
  const input = {
    ...{ associationId, meetingId, proxyId, itemId: text(form, "itemId") },
    holder: namedHolder(form),
  };
  const signedOn = form.get("signedOn");
  const countersigned = form.has("countersigned");
  const back = await proxiesPage(address);
  return submit(
    form,
    () =>
      signedOn === null
        ? proxy.substitute(input)
        : proxy.encodeSubstitute({
            ...{ ...input, signedOn: String(signedOn), countersigned },
            handledAt: text(form, "handledAt"),
          }),
    () => back,
  );
}

export async function revokeSubstitute(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { proxy } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const proxyId = text(form, "proxyId");
  const substituteId = text(form, "substituteId");
  const back = await proxiesPage(address);
  return submit(
    form,
    () => proxy.revokeSubstitute({ associationId, meetingId, proxyId, substituteId }),
    () => back,
  );
}

/** Somebody who may not vote on a text, announced before the meeting: his principals are told. */
export async function announceConflict(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { ballot } = (await caller()).assembly;
  const { associationId } = address;
  const input = {
    ...{ associationId, resolutionId: text(form, "resolutionId"), partyId: text(form, "partyId") },
    ...{ ground: text(form, "ground") as "contract", reason: text(form, "reason") },
  };
  const back = await proxiesPage(address);
  return submit(
    form,
    () => ballot.exclude(input),
    () => back,
  );
}
