"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";
import type { MeetingAddress } from "../../../actions.ts";

async function noticePage({ slug, meetingId }: MeetingAddress): Promise<string> {
  return `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}/convocation`;
}

export async function convene(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { associationId, meetingId } = address;
  const { convocation } = (await caller()).assembly;
  const back = await noticePage(address);
  return submit(
    form,
    () => convocation.convene({ associationId, meetingId }),
    () => back,
  );
}

export async function recordPosting(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { associationId, meetingId } = address;
  const { convocation } = (await caller()).assembly;
  const back = await noticePage(address);
  const input = {
    ...{ associationId, meetingId },
    deliveryIds: form.getAll("deliveryId").map(String),
    depositedOn: String(form.get("depositedOn") ?? ""),
    postingNumber: String(form.get("postingNumber") ?? ""),
  };
  return submit(
    form,
    () => convocation.recordPosting(input),
    () => back,
  );
}
