"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
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
