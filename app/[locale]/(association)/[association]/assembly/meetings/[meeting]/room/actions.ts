"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { optional, text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import { CHOICES } from "#server/assembly/ballot/ballot.rules.ts";
import type { MeetingAddress } from "../../../actions.ts";

async function roomPage({ slug, meetingId }: MeetingAddress): Promise<string> {
  return `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}/room`;
}

export async function attend(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { attendance, sitting } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const input = { associationId, meetingId, partyId: text(form, "partyId") };
  const doors = new Map([
    ["depart", attendance.checkOut],
    ["lineLost", sitting.lineLost],
    ["lineBack", sitting.lineBack],
  ]);
  const door = doors.get(text(form, "do")) ?? attendance.checkIn;
  const back = await roomPage(address);
  return submit(
    form,
    () => door(input),
    () => back,
  );
}

/** The owner of the list, unless the room elected somebody who owns nothing. */
function chair(form: FormData) {
  const givenName = text(form, "chairGivenName");
  const familyName = text(form, "chairFamilyName");
  const elected = optional(form, "otherChair");
  const isNamed = elected === null && (givenName !== "" || familyName !== "");
  return {
    chairPartyId: isNamed ? null : (elected ?? text(form, "chairPartyId")),
    chairOther: isNamed ? { givenName, familyName } : null,
    chairReason: text(form, "chairReason"),
  };
}

export async function openMeeting(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { attendance } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const input = {
    ...{ associationId, meetingId, ...chair(form) },
    secretaryName: text(form, "secretaryName"),
    tellers: text(form, "tellers"),
  };
  const back = await roomPage(address);
  return submit(
    form,
    () => attendance.open(input),
    () => back,
  );
}

export async function openBallot(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { ballot } = (await caller()).assembly;
  const { associationId } = address;
  const back = await roomPage(address);
  const resolutionId = text(form, "resolutionId");
  const hands = `${back.replace(/room$/, "hands")}?text=${resolutionId}#against`;
  return submit(
    form,
    () => ballot.open({ associationId, resolutionId }),
    () => (text(form, "then") === "hands" ? hands : back),
  );
}

/**
 * What the operator saw in the room: `choice.<entitlement>` by head, `choice.<entitlement>.<lot>~<lot>`
 * by part of one, `others` for the rest.
 */
export async function encodeVotes(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { ballot } = (await caller()).assembly;
  const votes = [...form].flatMap(([name, value]) => {
    const choice = CHOICES.find((known) => known === value);
    const [prefix, entitlementId, part] = name.split(".");
    if (prefix !== "choice" || !entitlementId || !choice) return [];
    return [{ entitlementId, choice, ...(part && { lots: part.split("~") }) }];
  });
  const { associationId } = address;
  const others = CHOICES.find((known) => known === form.get("others"));
  const said = others ? { votes, others } : { votes };
  const input = { associationId, resolutionId: text(form, "resolutionId"), ...said };
  const back = await roomPage(address);
  return submit(
    form,
    () => ballot.castInRoom(input),
    () => back,
  );
}

export async function closeBallot(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { ballot } = (await caller()).assembly;
  const { associationId } = address;
  const soleVoter = text(form, "soleVoter");
  const answer = soleVoter === "capped" || soleVoter === "counted" ? ({ soleVoter } as const) : {};
  const input = { associationId, resolutionId: text(form, "resolutionId"), ...answer };
  const back = await roomPage(address);
  return submit(
    form,
    () => ballot.close(input),
    () => back,
  );
}

/** Keeps somebody in conflict from a vote. */
export async function excludeVoter(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { ballot } = (await caller()).assembly;
  const input = {
    associationId: address.associationId,
    resolutionId: text(form, "resolutionId"),
    partyId: text(form, "partyId"),
    ground: text(form, "ground") as "contract",
    reason: text(form, "reason"),
  };
  const back = await roomPage(address);
  return submit(
    form,
    () => ballot.exclude(input),
    () => back,
  );
}

/** Lets him take part again, for a reason. */
export async function readmitVoter(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { ballot } = (await caller()).assembly;
  const input = {
    associationId: address.associationId,
    resolutionId: text(form, "resolutionId"),
    exclusionId: text(form, "exclusionId"),
    reason: text(form, "reason"),
  };
  const back = await roomPage(address);
  return submit(
    form,
    () => ballot.liftExclusion(input),
    () => back,
  );
}

export async function closeMeeting(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { ballot } = (await caller()).assembly;
  const { associationId, meetingId, slug } = address;
  const minutes = `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}/minutes`;
  return submit(
    form,
    () => ballot.closeMeeting({ associationId, meetingId }),
    () => minutes,
  );
}
