import { generateKeyPairSync } from "node:crypto";
import type pg from "pg";
import type { Person } from "#server/kernel/actor.ts";
import { newRowId } from "./clock.ts";
import { overrideEnv } from "./env.ts";
import type { House } from "./testing-house.ts";

/** A convened meeting of 20 May 2026 with one item and its texts, made behind the fences. */
export type SeededMeeting = Readonly<{ meetingId: string; resolutions: readonly string[] }>;

/** Seeds a convened meeting that allows taking part at a distance, one text per decision type. */
export async function seedMeeting(
  admin: pg.Pool,
  house: House,
  ...types: string[]
): Promise<SeededMeeting> {
  const meetingId = newRowId();
  const itemId = newRowId();
  await admin.query(
    `INSERT INTO meeting (association_id, id, kind, session, starts_at, place, remote_allowed,
       conference_phone, consultation, language, rules_version, created_at)
     VALUES ($1, $2, 'ordinary', 1, '2026-05-20T17:30:00Z', 'Salle communale', true,
       '+32 2 123 45 67', 'Au bureau du syndic', 'fr', 'be-2019-01', '2026-04-01T09:00:00Z')`,
    [house.id, meetingId],
  );
  await admin.query(
    `INSERT INTO agenda_item (association_id, id, meeting_id, position, title)
     VALUES ($1, $2, $3, 1, 'Toiture')`,
    [house.id, itemId, meetingId],
  );
  const resolutions = types.map(() => newRowId());
  for (const [index, type] of types.entries()) {
    await admin.query(
      `INSERT INTO resolution (association_id, id, meeting_id, item_id, position, text, decision_type)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [house.id, resolutions[index], meetingId, itemId, index + 1, `Texte ${index + 1}`, type],
    );
  }
  await admin.query(
    `INSERT INTO convocation (association_id, meeting_id, at, agenda_hash)
     VALUES ($1, $2, '2026-04-24T09:00:00Z', '\\x00')`,
    [house.id, meetingId],
  );
  return { meetingId, resolutions };
}

/** Seeds a proxy in force from the beginning of 2026. */
export async function seedProxy(
  admin: pg.Pool,
  house: House,
  meetingId: string,
  principal: string,
  holder: string,
): Promise<void> {
  await admin.query(
    `INSERT INTO proxy (association_id, id, meeting_id, principal_party_id, holder_party_id,
       signed_on, registered_at) VALUES ($1, $2, $3, $4, $5, '2026-01-01', '2026-01-01T09:00:00Z')`,
    [house.id, newRowId(), meetingId, house.partyOf(principal), house.partyOf(holder)],
  );
}

/** Seeds the account of a person with one strong identification for a meeting. */
export async function seedStepUp(
  admin: pg.Pool,
  person: Person,
  id: string,
  of: "meeting" | "written" = "meeting",
): Promise<void> {
  const { accountId, sessionId } = person;
  await admin.query(
    `INSERT INTO account (id, email, display_name, locale, created_at)
     VALUES ($1, $2, 'Somebody', 'fr', now()) ON CONFLICT DO NOTHING`,
    [accountId, `${accountId}@owner.example`],
  );
  await admin.query(
    `INSERT INTO step_up (id, account_id, session_id, purpose, issuer, subject, acr, auth_time,
       token_hash, at) VALUES ($1, $2, $3, $4, 'https://idp.example', 's', 'a', now(), $5, now())`,
    [newRowId(), accountId, sessionId, `assembly.${of}:${id}`, newRowId()],
  );
}

/** Gives this process a signing key of its own, so that receipts can be issued. */
export function seedSigningKey(): void {
  const { privateKey } = generateKeyPairSync("ed25519");
  const key = privateKey.export({ format: "der", type: "pkcs8" });
  overrideEnv({ KOPRO_SIGNING_KEY: key.toString("base64") });
}

/** The id on the roll of the head that holds a lot; empty before the opening. */
export async function headOf(
  admin: pg.Pool,
  house: House,
  meetingId: string,
  code: string,
): Promise<string> {
  const { rows } = await admin.query<{ id: string }>(
    `SELECT e.id FROM entitlement e JOIN entitlement_lot l ON l.entitlement_id = e.id
     WHERE e.meeting_id = $1 AND l.lot_id = $2`,
    [meetingId, house.lotOf(code)],
  );
  return rows[0]?.id ?? "";
}
