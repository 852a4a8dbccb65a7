"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import type { MeetingAddress } from "../../../actions.ts";
import { namedHolder } from "../../../holder.ts";
import { namedLots } from "../../../lots.ts";

async function here({ slug, meetingId }: MeetingAddress): Promise<string> {
  return `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}/paper#handed`;
}

/** A proxy that was handed in at the door, with the hour it was. */
export async function handIn(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { associationId, meetingId } = address;
  const { paper, proxy } = (await caller()).assembly;
  const principalPartyId = text(form, "principalPartyId");
  const said = {
    ...{ associationId, meetingId, principalPartyId, holder: namedHolder(form) },
    ...{ servesSecond: !form.has("firstOnly"), signedOn: text(form, "signedOn") },
    ...{ countersigned: form.has("countersigned"), unnamed: form.has("unnamed") },
    ...{ handedInAt: text(form, "handedInAt"), replaces: form.has("replaces") },
    reason: text(form, "reason"),
  };
  const page = await here(address);
  return submit(
    form,
    async () => {
      const lotsOf = () => proxy.lots({ associationId, meetingId });
      return paper.handIn({ ...said, lotIds: await namedLots(form, principalPartyId, lotsOf) });
    },
    () => page,
  );
}

/** A proxy that was entered by mistake is taken back: nobody ever carried it. */
export async function takeHandedBack(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { associationId, meetingId } = address;
  const { paper } = (await caller()).assembly;
  const proxyId = text(form, "proxyId");
  const page = await here(address);
  return submit(
    form,
    () => paper.takeHandedBack({ associationId, meetingId, proxyId }),
    () => page,
  );
}
