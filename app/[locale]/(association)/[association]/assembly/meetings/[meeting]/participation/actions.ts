"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import type { MeetingAddress } from "../../../actions.ts";

/** A certificate for oneself, with the direction of one's votes where one asks for it. */
export async function issueParticipation(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { participation } = (await caller()).assembly;
  const { associationId, slug, meetingId } = address;
  const withVotes = form.get("withVotes") === "on";
  const back = `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}/participation`;
  return submit(
    form,
    () => participation.issue({ associationId, meetingId, withVotes }),
    () => back,
  );
}

/** Prints for somebody without a screen what he cannot fetch himself. */
export async function printLetter(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { participation } = (await caller()).assembly;
  const { associationId, slug, meetingId } = address;
  const partyId = text(form, "partyId");
  const back = `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}/participation`;
  return submit(
    form,
    () => participation.print({ associationId, meetingId, partyId }),
    () => back,
  );
}
