"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import { CHOICES } from "#server/assembly/ballot/ballot.rules.ts";
import type { MeetingAddress } from "../../../actions.ts";

/** Records the show of hands that was shown, and closes the vote with it where that was pressed. */
export async function recordHands(
  { associationId, slug, meetingId }: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { ballot } = (await caller()).assembly;
  const others = CHOICES.find((known) => known === form.get("others"));
  const input = {
    ...{ associationId, resolutionId: text(form, "resolutionId"), mark: text(form, "mark") },
    ...{ for: text(form, "for"), against: text(form, "against"), abstain: text(form, "abstain") },
    ...(others ? { others } : {}),
    close: text(form, "then") === "close",
  };
  const room = `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}/room`;
  return submit(
    form,
    () => ballot.recordHands(input),
    () => room,
  );
}
