"use server";

import { refresh } from "next/cache";
import { getLocale } from "next-intl/server";
import { type Caller, caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { ask, type FormState, submit } from "#app/form.ts";
import type { CarrierFileResult } from "#server/assembly/convocation/posting.rules.ts";
import type { MeetingAddress } from "../../../actions.ts";

async function noticePage({ slug, meetingId }: MeetingAddress): Promise<string> {
  return `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}/convocation`;
}

type Asked = Readonly<{ associationId: string; meetingId: string }>;
type Convocation = Caller["assembly"]["convocation"];

/** Asks something of a meeting's notice, whose page then shows what came of it. */
async function ofNotice<T>(
  address: MeetingAddress,
  form: FormData,
  run: (convocation: Convocation, asked: Asked) => Promise<T>,
): Promise<FormState> {
  const { associationId, meetingId } = address;
  const { convocation } = (await caller()).assembly;
  const back = await noticePage(address);
  return submit(
    form,
    () => run(convocation, { associationId, meetingId }),
    () => back,
  );
}

export async function convene(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  return ofNotice(address, form, (convocation, asked) => convocation.convene(asked));
}

/** Asks for what has not left to be sent again. */
export async function sendAgain(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  return ofNotice(address, form, (convocation, asked) => convocation.retry(asked));
}

export async function recordPosting(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const proof = {
    deliveryIds: form.getAll("deliveryId").map(String),
    depositedOn: text(form, "depositedOn"),
    postingNumber: text(form, "postingNumber"),
  };
  return ofNotice(address, form, (convocation, asked) =>
    convocation.recordPosting({ ...asked, ...proof }),
  );
}

/** One number, then the next letter, with the same day. */
export async function recordNumber(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { associationId, meetingId } = address;
  const { convocation } = (await caller()).assembly;
  const back = await noticePage(address);
  const input = { associationId, meetingId, deliveryId: text(form, "deliveryId") };
  const depositedOn = text(form, "depositedOn");
  return submit(
    form,
    () => convocation.recordNumber({ ...input, depositedOn, number: text(form, "number") }),
    () => `${back}/letters?on=${depositedOn}`,
  );
}

export async function recordCarrierFile(
  { associationId, meetingId }: MeetingAddress,
  _: FormState<CarrierFileResult>,
  form: FormData,
): Promise<FormState<CarrierFileResult>> {
  const { convocation } = (await caller()).assembly;
  const file = form.get("file");
  const chosen = file instanceof File ? file : new File([], "");
  const depositedOn = text(form, "depositedOn");
  const state = await ask(form, async () => {
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    return convocation.recordCarrierFile({ associationId, meetingId, depositedOn, bytes });
  });
  // The list below the answer shows what was kept.
  if (state.found) refresh();
  return state;
}

/** A mail that the server had accepted and that came back since. */
export async function recordReturnedMail(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { associationId } = address;
  const { delivery } = (await caller()).documents;
  const back = await noticePage(address);
  const deliveryId = text(form, "deliveryId");
  const evidence = text(form, "evidence");
  return submit(
    form,
    () => delivery.recordReturnedMail({ associationId, deliveryId, evidence }),
    () => back,
  );
}

/** The sheet for occupants hangs in the common parts. */
export async function postOccupantSheet(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { associationId, meetingId } = address;
  const { occupant } = (await caller()).assembly;
  const back = await noticePage(address);
  const posting = {
    postedOn: text(form, "postedOn"),
    place: text(form, "place"),
  };
  return submit(
    form,
    () => occupant.post({ associationId, meetingId, ...posting }),
    () => back,
  );
}
