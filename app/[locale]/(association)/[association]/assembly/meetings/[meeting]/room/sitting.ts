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

/** Gives the floor to who raised his hand, or lowers the hand. */
export async function leadHands(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { sitting } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const input = { associationId, meetingId, handId: text(form, "handId") };
  const lead = text(form, "do") === "give" ? sitting.giveFloor : sitting.lowerHand;
  const back = await roomPage(address);
  return submit(
    form,
    () => lead(input),
    () => back,
  );
}

/** Suspends the meeting for a reason, or resumes it. */
export async function pauseMeeting(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { sitting } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const ref = { associationId, meetingId };
  const back = await roomPage(address);
  return submit(
    form,
    () =>
      text(form, "do") === "resume"
        ? sitting.resume(ref)
        : sitting.pause({ ...ref, reason: text(form, "reason") }),
    () => back,
  );
}

/** Lets somebody in at a distance whom the operator has identified. */
export async function admitRemote(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { attendance } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const method = text(form, "method") as "callback";
  const said = { method, byTelephone: form.has("byTelephone"), reason: text(form, "reason") };
  const input = { associationId, meetingId, partyId: text(form, "partyId"), ...said };
  const back = await roomPage(address);
  return submit(
    form,
    () => attendance.admit(input),
    () => back,
  );
}
