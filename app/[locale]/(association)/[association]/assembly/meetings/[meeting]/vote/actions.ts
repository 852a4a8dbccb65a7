"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";
import { CHOICES, type Choice } from "#server/assembly/ballot/ballot.rules.ts";
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

type HeadVote = Readonly<{ entitlementId: string; choice: Choice; lots?: string[] }>;

const choiceIn = (value: unknown) => CHOICES.find((known) => known === value);

/**
 * What is voted for a head: `choice.<entitlement>` for all that one carries of it, or where some of
 * its lots have a choice of their own, `lot.<entitlement>.<lot>`, one vote for the lots of each choice.
 */
function votesFor(form: FormData, entitlementId: string): readonly HeadVote[] {
  const field = `choice.${entitlementId}`;
  const all = choiceIn(form.get(field));
  const prefix = `lot.${entitlementId}.`;
  const lots = [...form].flatMap(([name, value]) =>
    name.startsWith(prefix) ? [{ id: name.slice(prefix.length), own: choiceIn(value) }] : [],
  );
  if (lots.every(({ own }) => own === undefined || own === all)) {
    if (!all) throw new DomainError("ballot.choice-missing", {}, field);
    return [{ entitlementId, choice: all }];
  }
  if (!all && lots.some(({ own }) => !own)) {
    throw new DomainError("ballot.choice-missing", {}, field);
  }
  return CHOICES.flatMap((choice) => {
    const said = lots.filter(({ own }) => (own ?? all) === choice).map(({ id }) => id);
    return said.length > 0 ? [{ entitlementId, choice, lots: said }] : [];
  });
}

/** One text, one choice for each head one votes for, or for each of its lots. */
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
    const votes = form.getAll("entitlementId").flatMap((head) => votesFor(form, String(head)));
    await ballot.cast({ associationId, resolutionId, votes });
  };
  // No fragment: a redirect to the same page with one shows what the browser had kept of it.
  return submit(form, cast, () => back, { later: true });
}
