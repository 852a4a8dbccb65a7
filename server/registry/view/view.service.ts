import type { Person } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import { fold } from "#server/kernel/listing.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { listOffices } from "../office/office.queries.ts";
import { listViews } from "./view.queries.ts";
import { MOST_VIEWS, type NewView, type ViewRef } from "./view.schema.ts";

/**
 * Keeps how one looks at a list, for oneself or for the office.
 * @throws DomainError `view.name-taken`, `view.too-many`.
 */
export function saveView(actor: Person, asked: NewView): Promise<string> {
  return write(actor, null, async (tx) => {
    const { accountId } = actor;
    const offices = await listOffices(tx, accountId, today());
    authorize(!asked.isShared || offices.length > 0);
    const views = await listViews(tx, accountId, asked.list, today());
    const mine = views.filter(({ isMine }) => isMine);
    if (mine.length >= MOST_VIEWS) throw new DomainError("view.too-many", {}, "name");
    if (mine.some(({ name }) => fold(name) === fold(asked.name))) {
      throw new DomainError("view.name-taken", {}, "name");
    }
    const id = newRowId();
    const { list, name, query } = asked;
    const officeId = asked.isShared ? (offices[0]?.id ?? null) : null;
    await tx.savedView.create({
      data: { id, accountId, officeId, list, name, query, createdAt: nowColumn() },
    });
    await record(tx, actor, null, "registry/view.saved", { viewId: id });
    return id;
  });
}

/** Ends one's own view, or brings it back. */
function turnView(actor: Person, { viewId }: ViewRef, endedAt: Date | null): Promise<void> {
  return write(actor, null, async (tx) => {
    const { count } = await tx.savedView.updateMany({
      where: { id: viewId, accountId: actor.accountId },
      data: { endedAt },
    });
    if (count === 0) throw notFound();
    const fact = endedAt ? "registry/view.ended" : "registry/view.restored";
    await record(tx, actor, null, fact, { viewId });
  });
}

export const endView = (actor: Person, view: ViewRef) => turnView(actor, view, nowColumn());
export const restoreView = (actor: Person, view: ViewRef) => turnView(actor, view, null);
