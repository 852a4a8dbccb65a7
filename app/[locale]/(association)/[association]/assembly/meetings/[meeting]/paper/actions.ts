"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { optional, text, trimmed } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import { CHOICES } from "#server/assembly/ballot/ballot.rules.ts";
import type { MeetingAddress } from "../../../actions.ts";

async function here({ slug, meetingId }: MeetingAddress): Promise<string> {
  return `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}/paper`;
}

/** What was typed of the sheet of a vote. */
function sheetIn(form: FormData) {
  const others = CHOICES.find((known) => known === form.get("others"));
  return {
    ...{ for: text(form, "for"), against: text(form, "against"), abstain: text(form, "abstain") },
    ...{ openedAt: text(form, "openedAt"), closedAt: text(form, "closedAt") },
    ...(others ? { others } : {}),
  };
}

/** Which sheet was read again, and by whom. */
function readIn(form: FormData) {
  const read = { sheetId: text(form, "sheetId"), reader: text(form, "reader") };
  const soleVoter = (["capped", "counted"] as const).find((one) => one === form.get("soleVoter"));
  return soleVoter ? { ...read, soleVoter } : read;
}

/** Begins to copy a meeting from its sheets. */
export async function beginPaper(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { associationId, meetingId } = address;
  const { paper } = (await caller()).assembly;
  const page = await here(address);
  return submit(
    form,
    () => paper.begin({ associationId, meetingId }),
    () => page,
  );
}

/** Keeps the attendance sheet: a line for each person, with the hours that stand beside his name. */
export async function keepAttendance(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { associationId, meetingId } = address;
  const { paper } = (await caller()).assembly;
  const people = form.getAll("person").map(String);
  const names = {
    givenName: trimmed(form, "chairGivenName"),
    familyName: trimmed(form, "chairFamilyName"),
  };
  const chairOther = names.givenName || names.familyName ? names : null;
  const input = {
    ...{ associationId, meetingId, openedAt: text(form, "openedAt"), chairOther },
    chairPartyId: chairOther
      ? null
      : (optional(form, "otherChair") ?? optional(form, "chairPartyId")),
    ...{ secretaryName: text(form, "secretaryName"), tellers: text(form, "tellers") },
    chairReason: text(form, "chairReason"),
    lines: people.map((partyId) => ({
      ...{ partyId, came: text(form, `came.${partyId}`), left: text(form, `left.${partyId}`) },
    })),
  };
  const page = await here(address);
  return submit(
    form,
    () => paper.keepAttendance(input),
    () => `${page}#reading`,
  );
}

/** Keeps the sheet of a vote as it was shown, and goes on to the next one. */
export async function keepSheet(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { associationId } = address;
  const { paper } = (await caller()).assembly;
  const resolutionId = text(form, "resolutionId");
  const input = { associationId, resolutionId, mark: text(form, "mark"), ...sheetIn(form) };
  const page = await here(address);
  return submit(
    form,
    () => paper.keepSheet(input),
    () => `${page}?after=${resolutionId}#closedAt`,
  );
}

/** The teller confirms the figures, or which of two readings is right; or the sheet is taken back. */
export async function readSheet(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { associationId } = address;
  const { paper } = (await caller()).assembly;
  const read = { associationId, ...readIn(form) };
  const then = text(form, "then");
  const page = await here(address);
  return submit(
    form,
    async () => {
      if (then === "back") return paper.takeBack(read);
      if (then === "first" || then === "second") return paper.settle({ ...read, right: then });
      return paper.confirm(read);
    },
    () => `${page}#reading`,
  );
}

/** Enters the sheet of a vote a second time, without sight of the first. */
export async function readBlind(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { associationId } = address;
  const { paper } = (await caller()).assembly;
  const input = { associationId, ...readIn(form), ...sheetIn(form) };
  const page = await here(address);
  return submit(
    form,
    () => paper.readBlind(input),
    () => `${page}#reading`,
  );
}

/** Closes the meeting at the hour it was closed in the room. */
export async function closePaper(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { slug, associationId, meetingId } = address;
  const { paper } = (await caller()).assembly;
  const unvoted = form.get("unvoted") !== null;
  const input = { associationId, meetingId, closedAt: text(form, "closedAt"), unvoted };
  const minutes = `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}/minutes`;
  return submit(
    form,
    () => paper.close(input),
    () => minutes,
  );
}
