"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { optional, text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import type { MeetingAddress } from "../../../actions.ts";

async function pageOf({ slug, meetingId }: MeetingAddress): Promise<string> {
  return `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}/cancellation`;
}

export async function cancelMeeting(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { associationId, meetingId } = address;
  const { cancellation } = (await caller()).assembly;
  const back = await pageOf(address);
  return submit(
    form,
    () => cancellation.cancel({ associationId, meetingId, reason: text(form, "reason") }),
    () => back,
  );
}

export async function recordCancellationPosting(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { associationId, meetingId } = address;
  const { cancellation } = (await caller()).assembly;
  const back = await pageOf(address);
  const input = {
    ...{ associationId, meetingId },
    deliveryIds: form.getAll("deliveryId").map(String),
    depositedOn: text(form, "depositedOn"),
    postingNumber: text(form, "postingNumber"),
  };
  return submit(
    form,
    () => cancellation.recordPosting(input),
    () => back,
  );
}

/** Another meeting with the same agenda. */
export async function planAgain(
  { associationId, slug, meetingId }: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { cancellation } = (await caller()).assembly;
  const locale = await getLocale();
  const on = optional(form, "on") ?? undefined;
  return submit(
    form,
    () => cancellation.planAgain({ associationId, meetingId, on }),
    (draft) => `/${locale}/${slug}/assembly/meetings/${draft}`,
  );
}
