"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";
import { CHOICES } from "#server/assembly/ballot/ballot.rules.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { MeetingAddress } from "../../../actions.ts";

async function votePage({ slug, meetingId }: MeetingAddress): Promise<string> {
  return `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}/vote`;
}

export async function joinMeeting(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { attendance } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const back = await votePage(address);
  return submit(
    form,
    () => attendance.join({ associationId, meetingId }),
    () => back,
  );
}

export async function leaveMeeting(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { attendance } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const back = await votePage(address);
  return submit(
    form,
    () => attendance.leave({ associationId, meetingId }),
    () => back,
  );
}

/** One text, one choice for each head one votes for: `choice.<entitlement>`. */
export async function castVotes(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { ballot } = (await caller()).assembly;
  const { associationId } = address;
  const resolutionId = String(form.get("resolutionId") ?? "");
  const back = await votePage(address);
  const cast = async () => {
    const votes = form.getAll("entitlementId").map((head) => {
      const entitlementId = String(head);
      const choice = CHOICES.find((known) => known === form.get(`choice.${entitlementId}`));
      if (!choice) throw new DomainError("ballot.choice-missing", {}, `choice.${entitlementId}`);
      return { entitlementId, choice };
    });
    await ballot.cast({ associationId, resolutionId, votes });
  };
  // No fragment: a redirect to the same page with one shows what the browser had kept of it.
  return submit(form, cast, () => back);
}
