"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";
import type { MeetingAddress } from "../../../actions.ts";

async function minutesPage({ slug, meetingId }: MeetingAddress): Promise<string> {
  return `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}/minutes`;
}

/** Keeps what is written around the facts of an item. */
export async function saveProse(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { minutes } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const input = {
    ...{ associationId, meetingId, position: Number(form.get("position")) },
    before: String(form.get("before") ?? ""),
    after: String(form.get("after") ?? ""),
  };
  const back = await minutesPage(address);
  return submit(
    form,
    () => minutes.saveProse(input),
    () => `${back}#prose`,
  );
}

export async function freezeMinutes(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { minutes } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const back = await minutesPage(address);
  return submit(
    form,
    () => minutes.freeze({ associationId, meetingId }),
    () => back,
  );
}

export async function signMinutes(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { minutes } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const back = await minutesPage(address);
  return submit(
    form,
    () => minutes.sign({ associationId, meetingId }),
    () => back,
  );
}

/** Brings the final minutes to everybody, or what of them has not left yet. */
export async function sendMinutes(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { minutes } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const back = await minutesPage(address);
  return submit(
    form,
    () => minutes.send({ associationId, meetingId, withReport: form.get("withReport") === "on" }),
    () => back,
  );
}

export async function writeReport(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { minutes } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const back = await minutesPage(address);
  const text = String(form.get("text") ?? "");
  return submit(
    form,
    () => minutes.writeReport({ associationId, meetingId, text }),
    () => `${back}#report`,
  );
}

/** Of a text of the act, named by its place as in `2.1`, or of the act as a whole. */
export async function recordDisagreement(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { minutes } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const back = await minutesPage(address);
  const [item, text] = String(form.get("place") ?? "")
    .split(".")
    .map(Number);
  const input = {
    ...{ associationId, meetingId, place: item && text ? { item, text } : null },
    statement: String(form.get("statement") ?? ""),
  };
  return submit(
    form,
    () => minutes.recordDisagreement(input),
    () => back,
  );
}

export async function recordPosting(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { minutes } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const input = {
    ...{ associationId, meetingId },
    deliveryIds: form.getAll("deliveryId").map(String),
    depositedOn: String(form.get("depositedOn") ?? ""),
    postingNumber: String(form.get("postingNumber") ?? ""),
  };
  const back = await minutesPage(address);
  return submit(
    form,
    () => minutes.recordPosting(input),
    () => back,
  );
}

export async function recordSignature(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { minutes } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const input = {
    ...{ associationId, meetingId },
    capacity: String(form.get("capacity") ?? "") as "chair",
    partyId: String(form.get("partyId") ?? "") || null,
  };
  const back = await minutesPage(address);
  return submit(
    form,
    () => minutes.recordSignature(input),
    () => back,
  );
}

export async function recordMissing(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { minutes } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const back = await minutesPage(address);
  const input = {
    ...{ associationId, meetingId, capacity: String(form.get("capacity")) as "owner" },
    partyId: String(form.get("partyId") ?? "") || null,
    reason: String(form.get("reason") ?? ""),
  };
  return submit(
    form,
    () => minutes.recordMissing(input),
    () => back,
  );
}

/** Whose names are ticked: `signer capacity party`, the party left out for a secretary who is none. */
function signersIn(form: FormData) {
  return [...form.keys()]
    .filter((name) => name.startsWith("signer "))
    .map((name) => {
      const [, capacity = "", partyId = ""] = name.split(" ");
      return { capacity: capacity as "owner", partyId: partyId || null };
    });
}

/** A form sent without a file carries an empty one: it is refused as every empty scan. */
export async function fileSheet(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { minutes } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const back = await minutesPage(address);
  const sent = form.get("scan");
  const file = sent instanceof File ? sent : new File([], "");
  return submit(
    form,
    async () => {
      const scan = {
        filename: file.name.slice(-200),
        bytes: new Uint8Array(await file.arrayBuffer()),
      };
      return minutes.fileSheet({ associationId, meetingId, signers: signersIn(form), scan });
    },
    () => back,
  );
}
