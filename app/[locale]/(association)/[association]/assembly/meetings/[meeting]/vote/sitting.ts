"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import type { MeetingAddress } from "../../../actions.ts";

async function votePage({ slug, meetingId }: MeetingAddress): Promise<string> {
  return `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}/vote`;
}

/** Asks the chair for more time before a vote closes. */
export async function askTime(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { sitting } = (await caller()).assembly;
  const { associationId } = address;
  const input = { associationId, resolutionId: text(form, "resolutionId") };
  const back = await votePage(address);
  return submit(
    form,
    () => sitting.askTime(input),
    () => back,
  );
}

/** Raises one's hand, or lowers it. */
export async function raiseHand(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { sitting } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const move = text(form, "do") === "lower" ? sitting.lowerOwnHand : sitting.raiseHand;
  const back = await votePage(address);
  return submit(
    form,
    () => move({ associationId, meetingId }),
    () => back,
  );
}
