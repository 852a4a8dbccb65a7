"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import type { Answer } from "#server/assembly/expected/expected.schema.ts";
import type { MeetingAddress } from "../../../actions.ts";

async function send(
  by: "say" | "encode",
  { associationId, meetingId, slug }: MeetingAddress,
  form: FormData,
): Promise<FormState> {
  const { expected } = (await caller()).assembly;
  const back = `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}/expected`;
  return submit(
    form,
    () => {
      const answer = text(form, "answer") as Answer;
      const input = { associationId, meetingId, partyId: text(form, "partyId"), answer };
      return by === "say" ? expected.say(input) : expected.encode(input);
    },
    () => back,
  );
}

export async function sayExpected(at: MeetingAddress, _: FormState, form: FormData) {
  return send("say", at, form);
}

export async function encodeExpected(at: MeetingAddress, _: FormState, form: FormData) {
  return send("encode", at, form);
}
