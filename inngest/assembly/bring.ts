import { sendMail } from "#server/documents/delivery/mailing.service.ts";
import type { SystemActor } from "#server/kernel/actor.ts";

/** A run holds a thousand steps at most: past this many mails, a step brings several. */
const MAIL_STEPS = 500;

/** The mails of one thing in as many groups as a run has steps for. */
export function inGroups(ids: readonly string[]): readonly (readonly string[])[] {
  const size = Math.max(1, Math.ceil(ids.length / MAIL_STEPS));
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, index) =>
    ids.slice(index * size, (index + 1) * size),
  );
}

/** Sends a group: each is tried, whatever became of the others; one that could not leave fails it. */
export async function sendGroup(
  actor: SystemActor,
  associationId: string,
  group: readonly string[],
): Promise<void> {
  const tried = await Promise.allSettled(group.map((id) => sendMail(actor, associationId, id)));
  const failure = tried.find(({ status }) => status === "rejected");
  if (failure?.status === "rejected") throw failure.reason;
}
