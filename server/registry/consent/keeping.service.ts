import type { Actor } from "#server/kernel/actor.ts";
import { type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { newRowId, today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { lockContact, saveContact } from "../party/contact.queries.ts";
import { hashOf } from "./wording.service.ts";

/** What proves a consent: its words, its address, and who gave it how. */
export type Evidence = Readonly<{
  partyId: string;
  email: string;
  language: string;
  textVersion: string;
  text: string;
  proof: "link" | "online" | "paper";
  accountId: string | null;
  amr: readonly string[];
  acr: string | null;
  requestId: string;
}>;

/** The consent itself, with all that proves it; the address becomes the one of the register. */
export async function keepConsent(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { text, ...evidence }: Evidence,
  on: PlainDate,
): Promise<string> {
  const { partyId, email, requestId } = evidence;
  const was = await lockContact(tx, association, partyId);
  if (!was) throw notFound();
  await saveContact(
    tx,
    association,
    partyId,
    was,
    { ...was, email },
    {
      by: evidence.proof === "paper" ? "office" : "self",
      accountId: evidence.accountId,
    },
  );
  // A consent is to one address: another one of the same person ends.
  await tx.consent.updateMany({
    where: { associationId: association, partyId, revokedOn: null },
    data: { revokedOn: toColumn(today()) },
  });
  const id = newRowId();
  await tx.consent.create({
    data: {
      ...{ ...evidence, amr: [...evidence.amr], id, associationId: association },
      acceptedText: text,
      textHash: hashOf(text),
      acceptedOn: toColumn(on),
    },
  });
  await record(tx, actor, association, "registry/consent.given", {
    partyId,
    consentId: id,
    requestId,
  });
  return id;
}
