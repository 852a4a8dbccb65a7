"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import type { MeetingAddress } from "../../../actions.ts";

/** A form sent without a file carries an empty one: it is refused as every empty document. */
async function fileIn(form: FormData) {
  const sent = form.get("file");
  const file = sent instanceof File ? sent : new File([], "");
  return { filename: file.name.slice(-200), bytes: new Uint8Array(await file.arrayBuffer()) };
}

async function change({ associationId, meetingId }: MeetingAddress, form: FormData) {
  const { annex } = (await caller()).assembly;
  const meeting = { associationId, meetingId };
  const item = { ...meeting, itemId: text(form, "itemId") };
  switch (text(form, "do")) {
    case "report":
      return annex.fileReport({
        ...{ ...meeting, datedOn: text(form, "datedOn"), file: await fileIn(form) },
      });
    case "add":
      return annex.addQuote({
        ...{ ...item, supplier: text(form, "supplier"), amount: text(form, "amount") },
        ...{ receivedOn: text(form, "receivedOn"), file: await fileIn(form) },
      });
    case "remove":
      return annex.removeQuote({ ...meeting, quoteId: text(form, "quoteId") });
    case "put":
      return annex.putQuotes({ ...item, decisionType: text(form, "decisionType") as "D-14" });
    default:
      return annex.setTender({
        ...{ associationId, from: text(form, "from"), quotes: text(form, "quotes") },
        decidedOn: text(form, "decidedOn"),
      });
  }
}

/** One change of what goes with a meeting's notice. */
export async function changeAnnexes(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const page = `/${await getLocale()}/${address.slug}/assembly/meetings/${address.meetingId}/annexes`;
  return submit(
    form,
    () => change(address, form),
    () => page,
  );
}
