import { personalAccounts } from "#server/identity/account/personal.queries.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { associationOf, authorize } from "#server/platform/access.ts";
import { newRowId, now, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { getFile, putFile } from "#server/platform/storage.ts";
import { createWorkerPool, type WorkerPool } from "#server/platform/workers.ts";
import { partyToTell } from "../invitation/identity-notice.queries.ts";
import { isAbout, representativeToTell, spokesmenOf } from "./about.queries.ts";
import { fileName } from "./export.rules.ts";
import type { ExportTask } from "./export.schema.ts";
import { type PersonalSource, personalPower, personalRegister } from "./personal.queries.ts";
import { privacyPolicy } from "./privacy.policy.ts";
import type { About, PartyAsked } from "./privacy.schema.ts";
import { retentionOf } from "./retention.rules.ts";

/** What later chapters add to the file of a person; the job that makes it brings them together. */
export type Chapters = Readonly<{
  sources: readonly PersonalSource[];
  files: (
    tx: Tx,
    association: AssociationId,
    partyId: string,
    most: number,
  ) => Promise<readonly Readonly<{ title: string; storageKey: string; size: number }>[]>;
}>;

/** As many documents as a person was ever sent in some twenty years, and no endless file. */
const MOST_FILES = 200;
const MOST_BYTES = 50_000_000;

/** Routes and start-up code are different module instances: the pool is one per process. */
const holder: { koproExportWorkers?: WorkerPool } = globalThis as {
  koproExportWorkers?: WorkerPool;
};

function makeArchive(task: ExportTask): Promise<unknown> {
  const limits = { size: 1, timeoutMs: 60_000 };
  holder.koproExportWorkers ??= createWorkerPool("registry/privacy/export.worker", limits);
  return holder.koproExportWorkers.run(task);
}

/**
 * Asks for the file of all that is held about a person; a job makes it.
 * @returns its id. @throws DomainError `privacy.export-running`.
 */
export function askExport(
  actor: Actor,
  association: AssociationId,
  { partyId, representativeId = null }: PartyAsked,
): Promise<string> {
  return write(actor, association, async (tx) => {
    const found = await tx.$queryRaw<{ language: string }[]>`SELECT language FROM party
      WHERE association_id = ${association}::uuid AND id = ${partyId}::uuid FOR UPDATE`;
    authorize(privacyPolicy["privacy.ask"](actor, association, partyId) && found.length === 1);
    authorize(await isAbout(tx, actor, association, { partyId, representativeId }));
    const at = now();
    const recent = new Date(at.subtract({ minutes: 10 }).epochMilliseconds);
    const running = await tx.personalExport.count({
      where: {
        ...{ associationId: association, partyId, representativeId },
        ...{ readyAt: null, askedAt: { gt: recent } },
      },
    });
    if (running > 0) throw new DomainError("privacy.export-running");
    const id = newRowId();
    const { keeping } = retentionOf("exports");
    const hours = 24 * ("days" in keeping ? keeping.days : 14);
    await tx.personalExport.create({
      data: {
        ...{ associationId: association, id, partyId, representativeId },
        language: found[0]?.language ?? "fr",
        accountId: actor.kind === "person" ? actor.accountId : association,
        askedAt: new Date(at.epochMilliseconds),
        expiresAt: new Date(at.add({ hours }).epochMilliseconds),
      },
    });
    await record(tx, actor, association, "registry/export.asked", { exportId: id, partyId });
    return id;
  });
}

/**
 * The accounts that stand for a party as its owner: his own, where he has one, and never those of
 * whoever acts for him; or those of a legal representative, for his own file.
 */
async function accountsOf(
  tx: Tx,
  associationId: AssociationId,
  { partyId, representativeId = null }: About,
) {
  const role = { in: ["owner", "council", "auditor"] };
  const members = await tx.membership.findMany({
    where: { associationId, partyId, representativeId, role },
    select: { accountId: true },
  });
  return [...new Set(members.map(({ accountId }) => accountId))];
}

/** Whether the file of a party's data was asked for from an access of its own. */
async function isHisOwn(
  tx: Tx,
  association: AssociationId,
  { accountId, ...about }: About & Readonly<{ accountId: string }>,
): Promise<boolean> {
  if (about.representativeId) return false;
  return (await spokesmenOf(tx, association, about.partyId)).includes(accountId);
}

/** Makes the file, once. @returns whether there was one to make. */
export async function makeExport(
  actor: Actor,
  associationId: string,
  exportId: string,
  chapters: Chapters,
): Promise<boolean> {
  const association = associationOf(actor, associationId);
  const where = { associationId_id: { associationId: association, id: exportId } };
  const gathered = await read(actor, async (tx) => {
    const asked = await tx.personalExport.findUnique({ where });
    return asked && !asked.readyAt ? gather(tx, association, asked, chapters) : null;
  });
  if (!gathered) return false;
  const { files: found, ...task } = gathered;
  const files = [];
  for (const [index, { title, storageKey }] of found.entries()) {
    files.push({ name: fileName(index, title), bytes: await getFile(storageKey) });
  }
  const made = await makeArchive({ ...task, files });
  if (!(made instanceof Uint8Array)) throw new Error("the worker made no archive");
  const { key, sha256, size } = await putFile(made);
  await write(actor, association, async (tx) => {
    const data = { readyAt: nowColumn(), storageKey: key, sha256, size };
    await tx.personalExport.update({ where, data });
    await record(tx, actor, association, "registry/export.made", { exportId });
  });
  return true;
}

type Asked = About & Readonly<{ language: string; accountId: string }>;

async function gather(tx: Tx, association: AssociationId, asked: Asked, chapters: Chapters) {
  const { partyId, representativeId, language } = asked;
  const party = await partyToTell(tx, association, partyId, today());
  if (!party) return null;
  const accountIds = await accountsOf(tx, association, asked);
  if (representativeId) {
    const self = await representativeToTell(tx, association, representativeId);
    if (!self) return null;
    const own = { association, representativeId, accountIds };
    return {
      ...{ language: self.language, association: party.association, person: self.name },
      ...{ office: party.office, made: now().toString() },
      sections: [...(await personalPower(tx, own)), ...(await accountSections(tx, accountIds))],
      files: [],
    };
  }
  const { sources, files } = chapters;
  const subject = {
    ...{ association, partyId, accountIds },
    isHisOwn: await isHisOwn(tx, association, asked),
  };
  const sections = [...(await personalRegister(tx, subject))];
  sections.push(...(await accountSections(tx, accountIds)));
  for (const source of sources) sections.push(...(await source(tx, subject)));
  let bytes = 0;
  const kept = (await files(tx, association, partyId, MOST_FILES)).filter(({ size }) => {
    bytes += size;
    return bytes <= MOST_BYTES;
  });
  return {
    ...{ language: party.language ?? language, association: party.association, person: party.name },
    ...{ office: party.office, made: now().toString(), sections, files: kept },
  };
}

async function accountSections(tx: Tx, accountIds: readonly string[]) {
  const sections = await personalAccounts(tx, accountIds);
  return sections.map((one) => ({ ...one, rows: [...one.rows] }));
}

/**
 * The file, for its person; for the office where it asked for it, since one that a person asked for
 * himself holds what he alone may see. @throws DomainError access.not-found for anybody else.
 */
export async function proveExport(actor: Actor, association: AssociationId, id: string) {
  const where = { associationId_id: { associationId: association, id } };
  return read(actor, async (tx) => {
    const found = await tx.personalExport.findUnique({ where });
    if (!found) throw notFound();
    authorize(privacyPolicy["privacy.read"](actor, association, found.partyId));
    authorize(await isAbout(tx, actor, association, found));
    const isHimself = privacyPolicy["privacy.self"](actor, association, found.partyId);
    authorize(isHimself || !(await isHisOwn(tx, association, found)));
    return found;
  });
}

/** Its bytes; that they were taken is a fact. @throws DomainError `privacy.export-gone`. */
export async function takeExport(
  actor: Actor,
  association: AssociationId,
  exportId: string,
): Promise<Readonly<{ bytes: Uint8Array; name: string }>> {
  const { storageKey, expiresAt, partyId } = await proveExport(actor, association, exportId);
  if (!storageKey || expiresAt.getTime() <= now().epochMilliseconds) {
    throw new DomainError("privacy.export-gone");
  }
  const bytes = await getFile(storageKey);
  await write(actor, association, (tx) =>
    record(tx, actor, association, "registry/export.taken", { exportId, partyId }),
  );
  return { bytes, name: `koprogo-${exportId.slice(-8)}.zip` };
}
