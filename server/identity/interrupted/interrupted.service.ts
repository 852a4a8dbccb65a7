import { createHash, randomBytes } from "node:crypto";
import type { SystemActor } from "#server/kernel/actor.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { seal, unseal } from "#server/platform/auth.ts";
import { newRowId, now } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { findAccountOfSession } from "../session/session.queries.ts";
import { fateOf, isKeepable, KEPT_FORMS, KEPT_MINUTES } from "./interrupted.rules.ts";
import { TypedForm } from "./interrupted.schema.ts";

const machine: SystemActor = {
  kind: "system",
  name: "identity.interrupted",
  scope: provenScope([]),
};
const SEALED = "koprogo.interrupted";

/**
 * Keeps what was typed into a form that came after its session had ended, for the account of that
 * session alone. Nothing is carried out, nothing recorded: it is gone in half an hour.
 * @returns the secret its browser shows it again by; null where it cannot be kept.
 */
export async function keepTyped(ended: string, form: TypedForm): Promise<string | null> {
  const parsed = TypedForm.safeParse(form);
  if (!parsed.success || !isKeepable(parsed.data)) return null;
  const sealed = await seal(SEALED, parsed.data, KEPT_MINUTES * 60);
  const secret = randomBytes(32).toString("base64url");
  return write(machine, null, async (tx) => {
    const accountId = await findAccountOfSession(tx, hashOf(ended));
    if (accountId === null) return null;
    await makeRoom(tx, accountId);
    const made = now();
    const expiresAt = column(made.add({ minutes: KEPT_MINUTES }));
    await tx.interruptedForm.create({
      data: {
        ...{ id: newRowId(), accountId, hash: hashOf(secret), sealed },
        ...{ createdAt: column(made), expiresAt },
      },
    });
    return secret;
  });
}

/** Whoever sends the same ended session again and again fills nothing. */
async function makeRoom(tx: Tx, accountId: string): Promise<void> {
  const kept = await tx.interruptedForm.findMany({
    where: { accountId },
    select: { id: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: KEPT_FORMS - 1,
  });
  if (kept.length === 0) return;
  await tx.interruptedForm.deleteMany({ where: { id: { in: kept.map(({ id }) => id) } } });
}

/**
 * Gives back once what was typed, to the same account on the same page. Who is somebody else makes
 * it vanish; on another page it waits.
 */
export async function takeTyped(
  secret: string,
  reader: Readonly<{ accountId: string; page: string }>,
): Promise<TypedForm | null> {
  const where = { hash: hashOf(secret) };
  const kept = await read(machine, (tx) => tx.interruptedForm.findUnique({ where }));
  if (!kept) return null;
  const form = TypedForm.safeParse(await unseal(SEALED, kept.sealed));
  const expiresAt = Temporal.Instant.fromEpochMilliseconds(kept.expiresAt.getTime());
  const fate = fateOf(
    { accountId: kept.accountId, expiresAt, page: form.success ? form.data.page : null },
    { ...reader, moment: now() },
  );
  if (fate === "waits") return null;
  // Two requests at once: whichever takes the row away shows what it held.
  const { count } = await write(machine, null, (tx) =>
    tx.interruptedForm.deleteMany({ where: { id: kept.id } }),
  );
  return fate === "shown" && count === 1 && form.success ? form.data : null;
}

function hashOf(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(secret).digest());
}

const column = (moment: Temporal.Instant) => new Date(moment.epochMilliseconds);
