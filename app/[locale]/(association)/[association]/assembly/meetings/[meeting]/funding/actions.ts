"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { optional, text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import type { MeetingAddress } from "../../../actions.ts";

type Place = MeetingAddress & Readonly<{ resolutionId: string }>;

const pageOf = async ({ slug, meetingId }: MeetingAddress) =>
  `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}/funding`;

/** A number as it was typed; what is none is left to the procedure to refuse. */
const number = (form: FormData, name: string) => {
  const typed = text(form, name).trim();
  return typed === "" ? null : Number(typed);
};

const scheduleIn = (form: FormData, name: string) => ({
  count: number(form, `${name}.count`),
  firstOn: optional(form, `${name}.firstOn`),
  every: number(form, `${name}.every`),
});

export async function setFunding(at: Place, _: FormState, form: FormData): Promise<FormState> {
  const { funding } = (await caller()).assembly;
  const { associationId, meetingId, resolutionId } = at;
  const back = await pageOf(at);
  const set = () =>
    funding.set({
      ...{ associationId, meetingId, resolutionId },
      keyId: optional(form, "keyId"),
      reserve: text(form, "reserve"),
      call: text(form, "call"),
      calls: scheduleIn(form, "calls"),
      loan: text(form, "loan"),
      repaid: text(form, "repaid"),
      repayments: scheduleIn(form, "repayments"),
    });
  return submit(form, set, () => back);
}

export async function removeFunding(at: Place, _: FormState, form: FormData): Promise<FormState> {
  const { funding } = (await caller()).assembly;
  const { associationId, meetingId, resolutionId } = at;
  const back = await pageOf(at);
  return submit(
    form,
    () => funding.remove({ associationId, meetingId, resolutionId }),
    () => back,
  );
}
