"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import type { MeetingAddress } from "../../../actions.ts";

async function roomPage({ slug, meetingId }: MeetingAddress): Promise<string> {
  return `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}/room`;
}

/** Announces the closing of a vote, or gives more time than was announced. */
export async function announceClosing(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { sitting } = (await caller()).assembly;
  const { associationId } = address;
  const seconds = text(form, "seconds");
  const input = {
    ...{ associationId, resolutionId: text(form, "resolutionId") },
    ...(seconds ? { seconds } : {}),
  };
  const back = await roomPage(address);
  return submit(
    form,
    () => sitting.announce(input),
    () => back,
  );
}
