import { legalInstant } from "#server/kernel/calendar.ts";
import { dueBefore } from "#server/registry/privacy/retention.rules.ts";
import type { Remover } from "#server/registry/privacy/retention.service.ts";

/**
 * Forgets how those who reported a fault are reached, some time after it was closed. What is answered
 * is a fact that nobody rewrites by hand: a function of the tables' own does it.
 */
export const removeFaultContacts: Remover = async (tx, _association, day, settings) => {
  const limit = dueBefore("fault-contacts", day, settings) ?? day;
  const moment = new Date(legalInstant(limit, "00:00").epochMilliseconds);
  const [row] = await tx.$queryRaw<{ forgotten: number }[]>`
    SELECT forget_fault_contacts(${moment}) AS forgotten`;
  return { kind: "fault-contacts", count: row?.forgotten ?? 0 };
};
