"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { optional, text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import type { MeetingAddress } from "../../../actions.ts";

async function roomPage({ slug, meetingId }: MeetingAddress): Promise<string> {
  return `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}/room`;
}

/** Withdraws or postpones an item, takes note of it, or takes it up again. */
export async function disposeItem(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { motion } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const input = {
    ...{ associationId, meetingId, itemId: text(form, "itemId") },
    resolutionId: optional(form, "resolutionId"),
    ...{ kind: text(form, "kind") as "withdrawn", handledAt: text(form, "handledAt") },
    reason: text(form, "reason"),
  };
  const back = await roomPage(address);
  return submit(
    form,
    () => motion.dispose(input),
    () => back,
  );
}

/** Amends a text before its vote is opened, or records that the room went beyond what was convened. */
export async function amendText(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { motion } = (await caller()).assembly;
  const { associationId } = address;
  const input = {
    ...{ associationId, resolutionId: text(form, "resolutionId"), text: text(form, "text") },
    reason: text(form, "reason"),
    ...{ scope: text(form, "scope") as "within", handledAt: text(form, "handledAt") },
  };
  const back = await roomPage(address);
  return submit(
    form,
    () => motion.amend(input),
    () => back,
  );
}

/** Takes a closed vote again, for a reason. */
export async function reopenBallot(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { motion } = (await caller()).assembly;
  const { associationId } = address;
  const input = {
    ...{ associationId, resolutionId: text(form, "resolutionId") },
    ...{ reason: text(form, "reason"), handledAt: text(form, "handledAt") },
  };
  const back = await roomPage(address);
  return submit(
    form,
    () => motion.reopen(input),
    () => back,
  );
}

/** Records what happened although the law forbids it. */
export async function recordBreach(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { breach } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const input = {
    ...{ associationId, meetingId, itemId: optional(form, "itemId") },
    kind: text(form, "kind") as "other",
    ...{ article: text(form, "article"), statement: text(form, "statement") },
    ...{ reason: text(form, "reason"), time: optional(form, "time") },
    correctsId: optional(form, "correctsId"),
  };
  const back = await roomPage(address);
  return submit(
    form,
    () => breach.record(input),
    () => back,
  );
}
