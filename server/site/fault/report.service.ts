import { createHash, randomBytes } from "node:crypto";
import { drawAttempt } from "#server/identity/factor/factor.service.ts";
import type { Actor, SystemActor } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import { type AssociationId, provenAssociation, provenScope } from "#server/kernel/ids.ts";
import { newRowId, now, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { publicNotice } from "../notice/notice.queries.ts";
import { associationReceiving } from "./fault.queries.ts";
import { faultLimits, referenceOf, SAME_WITHIN } from "./fault.rules.ts";
import type { FaultReport } from "./fault.schema.ts";

/** Who it is about is told by its address alone, and the address leads nowhere else. */
async function receiverAt(actor: Actor, slug: string): Promise<AssociationId> {
  const day = today();
  const found = await read(actor, async (tx) => {
    const id = await associationReceiving(tx, slug, day.toString());
    return { id, isKnown: id !== null || (await publicNotice(tx, slug, day)) !== null };
  });
  if (!found.isKnown) throw notFound();
  if (!found.id) throw new DomainError("fault.no-syndic");
  return provenAssociation(found.id);
}

function hashOf({ locale, what, place, email, phone }: FaultReport): Buffer<ArrayBuffer> {
  const content = JSON.stringify([locale, what, place, email, phone]);
  return Buffer.from(createHash("sha256").update(content, "utf8").digest());
}

async function sentBefore(
  tx: Tx,
  association: AssociationId,
  contentHash: Uint8Array<ArrayBuffer>,
): Promise<string | null> {
  const since = new Date(now().subtract(SAME_WITHIN).epochMilliseconds);
  const where = { associationId: association, contentHash, reportedAt: { gte: since } };
  const same = await tx.fault.findFirst({ where, select: { reference: true } });
  return same?.reference ?? null;
}

/**
 * Keeps what a visitor reports, and gives the number by which it is found again: the same number to
 * who sends the same twice. A machine writes it: a visitor has no right of his own.
 * @throws DomainError `limit.too-many`, `fault.no-syndic`; `access.not-found` where no building is
 */
export async function reportFault(
  actor: Actor,
  report: FaultReport,
  ip: string,
): Promise<{ reference: string }> {
  const { slug, ...said } = report;
  await drawAttempt(faultLimits(slug, ip));
  const association = await receiverAt(actor, slug);
  const machine: SystemActor = {
    kind: "system",
    name: "site.fault",
    scope: provenScope([association]),
  };
  const contentHash = hashOf(report);
  return write(machine, association, async (tx) => {
    // One at a time: a button pressed twice sends the same report twice at once.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`fault ${association}`}))`;
    const known = await sentBefore(tx, association, contentHash);
    if (known) return { reference: known };
    const reference = referenceOf(randomBytes(8));
    const id = newRowId();
    const row = { ...said, associationId: association, id, reference, contentHash };
    await tx.fault.create({ data: { ...row, reportedAt: nowColumn() }, select: { id: true } });
    await record(tx, machine, association, "site/fault.reported", { faultId: id });
    return { reference };
  });
}
