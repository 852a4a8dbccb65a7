import type { Actor } from "#server/kernel/actor.ts";
import { plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { toCents } from "#server/kernel/money.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { lotsAt } from "../holding/holding.queries.ts";
import { byline } from "../movement/movement.service.ts";
import { distributionPolicy } from "./distribution.policy.ts";
import { findKey, keyAt } from "./distribution.queries.ts";
import { distribute, type LotShareOfAmount, windowOf } from "./distribution.rules.ts";
import type {
  Division,
  DraftLine,
  NewKey,
  NewVersion,
  VersionDraft,
} from "./distribution.schema.ts";

/** Each lot once, all of them there on the day, and something to divide over. */
async function demandLots(tx: Tx, association: AssociationId, version: Omit<NewVersion, "keyId">) {
  const { startsOn, weights } = version;
  const ids = weights.map(({ lotId }) => lotId);
  if (new Set(ids).size !== ids.length) throw new DomainError("key.lot-twice", {}, "weights");
  if (weights.every(({ weight }) => weight === 0n)) {
    throw new DomainError("key.weighs-nothing", {}, "weights");
  }
  const rows = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM lots_on(${association}::uuid, ${startsOn}::date)
    WHERE id = ANY (${ids}::uuid[])`;
  if (rows[0]?.n !== ids.length) throw new DomainError("key.lot-not-there", {}, "weights");
}

/** A version comes after the one before it: what was divided by that one stays as it was. */
async function demandLater(tx: Tx, associationId: AssociationId, { keyId, startsOn }: NewVersion) {
  const last = await tx.keyVersion.findFirst({
    where: { associationId, keyId },
    orderBy: { startsOn: "desc" },
    select: { startsOn: true },
  });
  if (!last) throw notFound();
  if (last.startsOn >= toColumn(plainDate(startsOn))) {
    throw new DomainError("key.version-before-last", {}, "startsOn");
  }
}

async function saveVersion(
  tx: Tx,
  actor: Actor,
  associationId: AssociationId,
  { keyId, startsOn, decision, weights }: NewVersion,
): Promise<string> {
  const versionId = newRowId();
  await tx.keyVersion.create({
    data: {
      ...{ associationId, id: versionId, keyId, decision },
      ...{ startsOn: toColumn(plainDate(startsOn)) },
      ...{ recordedAt: nowColumn(), recordedBy: byline(actor) },
    },
    select: { id: true },
  });
  await tx.keyWeight.createMany({
    data: weights
      .filter(({ weight }) => weight > 0n)
      .map(({ lotId, weight }) => ({ associationId, versionId, lotId, weight })),
  });
  return versionId;
}

/**
 * Enters a key of the statutes with its first version. @returns its id.
 * @throws DomainError `key.name-taken`, `key.lot-twice`, `key.weighs-nothing`, `key.lot-not-there`.
 */
export function addKey(actor: Actor, association: AssociationId, key: NewKey): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(distributionPolicy["key.keep"](actor, association));
    await tx.$executeRaw`SELECT FROM association WHERE id = ${association}::uuid FOR UPDATE`;
    const { name, purpose, ...version } = key;
    const where = { associationId: association, name };
    if ((await tx.distributionKey.count({ where })) > 0) {
      throw new DomainError("key.name-taken", {}, "name");
    }
    await demandLots(tx, association, version);
    const id = newRowId();
    await tx.distributionKey.create({
      data: { ...where, id, purpose, createdAt: nowColumn() },
      select: { id: true },
    });
    await saveVersion(tx, actor, association, { ...version, keyId: id });
    await record(tx, actor, association, "registry/key.added", { keyId: id });
    return id;
  });
}

/**
 * Enters other weights of a key from a day on; what was divided before stays as it was.
 * @throws DomainError `key.version-before-last`, and those of `addKey`.
 */
export function changeKey(
  actor: Actor,
  association: AssociationId,
  version: NewVersion,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(distributionPolicy["key.keep"](actor, association));
    await tx.$executeRaw`SELECT FROM association WHERE id = ${association}::uuid FOR UPDATE`;
    await demandLater(tx, association, version);
    await demandLots(tx, association, version);
    const versionId = await saveVersion(tx, actor, association, version);
    const { keyId } = version;
    await record(tx, actor, association, "registry/key.changed", { keyId, versionId });
    return versionId;
  });
}

/** An amount that everybody can read a part of: a thousand euros. */
const SAMPLE = toCents(100_000n);

/**
 * What new weights would come to, lot by lot. Nothing is entered.
 * @throws DomainError as `addKey` and `changeKey` would.
 */
export function previewKey(
  actor: Actor,
  association: AssociationId,
  { keyId, ...version }: VersionDraft,
): Promise<DraftLine[]> {
  authorize(distributionPolicy["key.keep"](actor, association));
  return read(actor, async (tx) => {
    await demandLots(tx, association, version);
    if (keyId) await demandLater(tx, association, { ...version, keyId });
    const key = keyId ? await findKey(tx, association, keyId, plainDate(version.startsOn)) : null;
    const lots = await lotsAt(tx, association, plainDate(version.startsOn));
    const before = new Map(key?.versions[0]?.weights.map(({ lotId, weight }) => [lotId, weight]));
    const after = new Map(version.weights.map(({ lotId, weight }) => [lotId, weight]));
    const weighed = lots.map(({ lotId, registerNumber }) => ({
      ...{ lotId, registerNumber, weight: after.get(lotId) ?? 0n },
    }));
    const on = { kind: "expense" as const, on: version.startsOn };
    const parts = distribute(SAMPLE, weighed, new Map(), on);
    return lots.map(({ lotId, code }, index) => ({
      ...{ lotId, code, before: before.get(lotId) ?? null },
      ...{ after: String(after.get(lotId) ?? 0n), cents: String(parts[index]?.cents ?? 0n) },
    }));
  });
}

/**
 * What an amount comes to, lot by lot and holder by holder: the one division by which a meeting
 * shows what accounting will bill. The key and the lots are those of the last day concerned.
 * @throws DomainError `key.no-version`, `key.outdated` when it weighs a lot that is not there,
 *   `key.weighs-nothing`.
 */
export function divide(
  actor: Actor,
  association: AssociationId,
  { keyId, amount, dates }: Division,
): Promise<LotShareOfAmount[]> {
  authorize(distributionPolicy["key.read"](actor, association));
  return read(actor, async (tx) => {
    const key = await keyAt(tx, association, keyId, windowOf(dates).to);
    if (!key) throw new DomainError("key.no-version", {}, "keyId");
    if (key.absent.length > 0) {
      throw new DomainError("key.outdated", { lots: key.absent.join(", ") }, "keyId");
    }
    if (key.weights.every(({ weight }) => weight === 0n)) {
      throw new DomainError("key.weighs-nothing", {}, "keyId");
    }
    return distribute(toCents(amount), key.weights, key.holdings, dates);
  });
}
