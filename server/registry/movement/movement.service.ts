import { createHash } from "node:crypto";
import type { Actor } from "#server/kernel/actor.ts";
import { plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { type Act, isRefusal } from "./act.rules.ts";
import { consequencesOf, partyNames } from "./consequences.queries.ts";
import { movementPolicy } from "./movement.policy.ts";
import { loadRows, registerAt } from "./movement.queries.ts";
import { applied, type Changes, plan } from "./movement.rules.ts";
import type { Effects, MovementDesk, MovementEntry, MovementPreview } from "./movement.schema.ts";
import { dayBefore, type Rows, registerOn } from "./rows.rules.ts";
import {
  effectsOf,
  endAccess,
  endRepresentations,
  enterNewcomer,
  saveChanges,
} from "./saving.service.ts";
import { lacks, leavers, shown, touchedLots } from "./snapshot.rules.ts";

/** Who enters an act, as the history names him. */
export const byline = (actor: Actor) =>
  actor.kind === "person" ? actor.displayName : actor.kind === "system" ? actor.name : "";

type Planned = Readonly<{
  rows: Rows;
  after: Rows;
  changes: Changes;
  touched: readonly string[];
  stamp: string;
}>;

/** The content of an act and what it was planned on: nothing else is entered than what was shown. */
function stampOf({ stamp: _, ...entry }: MovementEntry, before: unknown): string {
  const text = JSON.stringify([entry, before], (__, value) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** The field of the form in which a refusal is mended. */
const FIELDS: Readonly<Record<string, string>> = {
  on: "act.on",
  part: "act.part",
  to: "act.to.0.part",
  enjoyedFrom: "act.enjoyedFrom",
  holders: "act.holders.0.part",
  total: "act.total",
};

/** @throws DomainError with the rule that forbids the act. */
function planned(rows: Rows, entry: MovementEntry, act: Act): Planned {
  const lacking = lacks(entry);
  if (lacking) {
    const field = lacking === "decision-missing" ? "decision" : "notary";
    throw new DomainError(`movement.${lacking}`, {}, field);
  }
  const changes = plan(rows, act, today().toString(), newRowId);
  if (isRefusal(changes)) {
    const field =
      act.kind === "split" && changes.field === "into"
        ? "act.into.0.shares"
        : act.kind === "merge"
          ? "act.into.shares"
          : "";
    throw new DomainError(changes.refused, changes.details, FIELDS[changes.field] ?? field);
  }
  const touched = touchedLots(changes, rows);
  const stamp = stampOf(entry, shown(registerOn(rows, act.on), touched));
  return { rows, after: applied(rows, changes, act.on), changes, touched, stamp };
}

/** Everybody an act names who is in the register already. */
function knownParties(act: Act): readonly string[] {
  const named =
    act.kind === "transfer"
      ? [act.from, ...act.to.map(({ partyId }) => partyId)]
      : act.kind === "rights"
        ? act.holders.map(({ partyId }) => partyId)
        : [];
  return [...new Set(named.filter((id) => !id.startsWith("new:")))];
}

async function demandParties(tx: Tx, associationId: AssociationId, act: Act): Promise<void> {
  const ids = knownParties(act);
  const found = await tx.party.count({ where: { associationId, id: { in: [...ids] } } });
  if (found !== ids.length) throw notFound();
}

/**
 * What an act would make of the register, and what ends with it. Nothing is entered.
 * @throws DomainError as `enterMovement` would.
 */
export function previewMovement(
  actor: Actor,
  association: AssociationId,
  entry: MovementEntry,
): Promise<MovementPreview> {
  authorize(movementPolicy["movement.enter"](actor, association));
  return read(actor, async (tx) => {
    await demandParties(tx, association, entry.act);
    const { on, kind } = entry.act;
    const { rows, after, touched, changes, stamp } = planned(
      await loadRows(tx, association),
      entry,
      entry.act,
    );
    // A lot that ends is shown as it was the day before; on its last day all others were the same.
    const before = shown(registerOn(rows, on), touched);
    const ends = changes.ended.map(({ lotId }) => lotId);
    const names = await partyNames(tx, association);
    for (const [index, { givenName, name }] of entry.newcomers.entries()) {
      names.set(`new:${index}`, [givenName, name].filter(Boolean).join(" "));
    }
    const left = leavers(rows, after).map((id) => names.get(id) ?? "");
    const lots = kind === "shares" ? [] : touched;
    return {
      before,
      after: shown(registerOn(after, on), touched),
      names: Object.fromEntries(names),
      leaving: left,
      ...(await consequencesOf(tx, association, lots, ends, dayBefore(on))),
      stamp,
    };
  });
}

/** What a form of an act is made of: the register of today and everybody it may name. */
export function showDesk(actor: Actor, association: AssociationId): Promise<MovementDesk> {
  authorize(movementPolicy["movement.enter"](actor, association));
  return read(actor, async (tx) => {
    const register = await registerAt(tx, association, today());
    const names = [...(await partyNames(tx, association))].map(([id, name]) => ({ id, name }));
    return {
      register: shown(
        register,
        register.lots.map(({ lotId }) => lotId),
      ),
      parties: names.sort((a, b) => a.name.localeCompare(b.name, "fr")),
      today: today().toString(),
    };
  });
}

function settled(act: Act, ids: readonly string[]): Act {
  const idOf = (partyId: string) =>
    partyId.startsWith("new:") ? (ids[Number(partyId.slice(4))] ?? partyId) : partyId;
  const named = <T extends { partyId: string }>(one: T): T => ({
    ...one,
    partyId: idOf(one.partyId),
  });
  if (act.kind === "transfer") return { ...act, to: act.to.map(named) };
  return act.kind === "rights" ? { ...act, holders: act.holders.map(named) } : act;
}

/** The newcomers an act names; one typed and named by nobody is not entered. */
async function enterNewcomers(tx: Tx, association: AssociationId, entry: MovementEntry) {
  const { act } = entry;
  const named = new Set(
    (act.kind === "transfer" ? act.to : act.kind === "rights" ? act.holders : []).map(
      ({ partyId }) => partyId,
    ),
  );
  const ids: string[] = [];
  for (const [index, newcomer] of entry.newcomers.entries()) {
    ids.push(named.has(`new:${index}`) ? await enterNewcomer(tx, association, newcomer) : "");
  }
  return ids;
}

/**
 * Enters an act: a transfer, other rights, a split, a merger, other shares. Whoever holds nothing
 * after it loses his access as an owner from its day, and designations of representatives of its
 * lots end. @returns the act's id.
 * @throws DomainError `movement.*`: dated in the future or before the last act on its lots, without
 *   deed or decision, more than a lot or less than its shares, other than what was previewed.
 */
export function enterMovement(
  actor: Actor,
  association: AssociationId,
  entry: MovementEntry,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(movementPolicy["movement.enter"](actor, association));
    // One act at a time: each is planned on what the one before it left.
    await tx.$executeRaw`SELECT FROM association WHERE id = ${association}::uuid FOR UPDATE`;
    await demandParties(tx, association, entry.act);
    const rows = await loadRows(tx, association);
    // Once as it was previewed, then with the ids of the people it brings.
    const { stamp } = planned(rows, entry, entry.act);
    if (entry.stamp !== null && entry.stamp !== stamp) {
      throw new DomainError("movement.changed-meanwhile");
    }
    const act = settled(entry.act, await enterNewcomers(tx, association, entry));
    const { changes, touched, after } = planned(rows, entry, act);
    const id = newRowId();
    await saveChanges(tx, association, changes, id, act.on);
    const represented = act.kind === "shares" ? [] : touched;
    const effects: Effects = {
      ...effectsOf(rows, changes),
      ...(await endAccess(tx, association, leavers(rows, after), plainDate(act.on))),
      representations: await endRepresentations(tx, association, represented, act.on),
    };
    await tx.movement.create({
      data: {
        ...{ associationId: association, id, kind: act.kind, effects },
        effectiveOn: toColumn(plainDate(act.on)),
        enjoyedFrom:
          act.kind === "transfer" && act.enjoyedFrom ? toColumn(plainDate(act.enjoyedFrom)) : null,
        ...{ notary: entry.notary, decision: entry.decision, reason: entry.reason },
        ...{ recordedAt: nowColumn(), recordedBy: byline(actor) },
        before: shown(registerOn(rows, act.on), touched),
        after: shown(registerOn(after, act.on), touched),
      },
      select: { id: true },
    });
    await tx.movementLot.createMany({
      data: touched.map((lotId) => ({ associationId: association, movementId: id, lotId })),
    });
    await record(tx, actor, association, "registry/movement.entered", {
      ...{ movementId: id, kind: act.kind, on: act.on },
    });
    return id;
  });
}
