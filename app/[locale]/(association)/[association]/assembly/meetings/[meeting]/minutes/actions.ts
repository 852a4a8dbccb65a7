"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";
import type { MeetingAddress } from "../../../actions.ts";

async function minutesPage({ slug, meetingId }: MeetingAddress): Promise<string> {
  return `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}/minutes`;
}

export async function freezeMinutes(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { minutes } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const back = await minutesPage(address);
  return submit(
    form,
    () => minutes.freeze({ associationId, meetingId }),
    () => back,
  );
}

export async function signMinutes(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { minutes } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const back = await minutesPage(address);
  return submit(
    form,
    () => minutes.sign({ associationId, meetingId }),
    () => back,
  );
}

export async function recordSending(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { minutes } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const input = { associationId, meetingId, sentOn: String(form.get("sentOn") ?? "") };
  const back = await minutesPage(address);
  return submit(
    form,
    () => minutes.recordSending(input),
    () => back,
  );
}

export async function recordSignature(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { minutes } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const input = {
    ...{ associationId, meetingId },
    capacity: String(form.get("capacity") ?? "") as "chair",
    partyId: String(form.get("partyId") ?? "") || null,
  };
  const back = await minutesPage(address);
  return submit(
    form,
    () => minutes.recordSignature(input),
    () => back,
  );
}
