import type pg from "pg";
import { annexWritten, draftWritten, fundWritten } from "./assembly/written/draft.service.ts";
import { fileForm } from "./assembly/written/hand.service.ts";
import { minuteWritten } from "./assembly/written/minutes.service.ts";
import { openWritten } from "./assembly/written/opening.service.ts";

import type { DraftWritten } from "./assembly/written/written.schema.ts";
import { legalDate } from "./kernel/calendar.ts";
import { earlierDecision } from "./matrix-seeds.ts";
import { at, now } from "./platform/clock.ts";
import { read } from "./platform/db.ts";
import type { House } from "./platform/testing-house.ts";

/** What is decided in writing, as it is drafted in this world. */
export const writtenWords: DraftWritten = {
  ...{ title: "Un abri", explanation: null, answerBy: "2027-01-31", language: "fr" },
  texts: [{ text: "Poser un abri pour vélos.", decisionType: "D-01", deedReason: null }],
};
export const writtenFunding = {
  ...{ keyId: null, reserve: "100", call: "", calls: {}, loan: "", repaid: "", repayments: {} },
};
export const scan = {
  filename: "formulaire.pdf",
  bytes: new TextEncoder().encode("%PDF-1.4 formulaire"),
};

/** A form as it comes back today. */
const dated = () => ({
  ...{ scan, lateReason: null, days: {}, signedOn: legalDate(now()).toString() },
});

/** What waits for signatures; Ana has given hers, where asked. @returns its id */
export async function openedWritten(
  { syndic, id, partyOf }: House,
  isSigned: boolean,
): Promise<string> {
  const writtenId = await draftWritten(syndic, id, writtenWords);
  await openWritten(syndic, id, { writtenId });
  if (isSigned) await fileForm(syndic, id, { writtenId, signers: [partyOf("Ana")], ...dated() });
  return writtenId;
}

/** All have signed, as far as this world goes: Ana has. Who else would have to cannot here. */
async function adopted(admin: pg.Pool, house: House): Promise<string> {
  const writtenId = await openedWritten(house, true);
  const of = [house.id, writtenId];
  await admin.query(
    `INSERT INTO written_member (association_id, id, written_id, moment, number, nature, holder_ids, voter_party_id, shares, lots)
     SELECT association_id, gen_random_uuid(), written_id, 'adopted', number, nature, holder_ids, voter_party_id, shares, lots
     FROM written_member WHERE association_id = $1 AND written_id = $2 AND $3 = ANY (holder_ids)`,
    [...of, house.partyOf("Ana")],
  );
  await admin.query(
    `INSERT INTO written_end (association_id, written_id, kind, at) VALUES ($1, $2, 'adopted', $3)`,
    [...of, new Date(now().epochMilliseconds)],
  );
  return writtenId;
}

/** Written decisions, each as far as it can be, opened two days before. */
export async function seedWritten(admin: pg.Pool, house: House, ownerAccountId: string) {
  const { syndic, id } = house;
  const draft = await draftWritten(syndic, id, writtenWords);
  const document = await annexWritten(syndic, id, { writtenId: draft, scan: earlierScan() });
  const { id: text } = await read(syndic, (tx) =>
    tx.writtenText.findFirstOrThrow({
      where: { associationId: id, writtenId: draft },
      select: { id: true },
    }),
  );
  await fundWritten(syndic, id, { writtenId: draft, textId: text, ...writtenFunding });
  const before = now().subtract({ hours: 48 });
  const open = await at(before, () => openedWritten(house, false));
  const waiting = await at(before, () => adopted(admin, house));
  const minuted = await adopted(admin, house);
  await minuteWritten(syndic, id, { writtenId: minuted });
  await admin.query(
    `INSERT INTO step_up (id, account_id, session_id, purpose, issuer, subject, acr, auth_time, token_hash, at)
     VALUES (gen_random_uuid(), $1, gen_random_uuid(), $2, 'https://idp.example', 's', 'acr', now(),
       sha256(gen_random_uuid()::text::bytea), now())`,
    [ownerAccountId, `assembly.written:${open}`],
  );
  const found = await read(syndic, async (tx) => ({
    opening: await tx.writtenOpening.findUniqueOrThrow({
      where: { associationId_writtenId: { associationId: id, writtenId: open } },
      select: { hash: true },
    }),
    signature: await tx.writtenSignature.findFirstOrThrow({
      where: { associationId: id, writtenId: minuted },
      select: { id: true },
    }),
    letter: await tx.delivery.findFirstOrThrow({
      where: { associationId: id, subjectId: minuted, kind: "assembly.written" },
      select: { id: true },
    }),
  }));
  const told = await read(syndic, (tx) =>
    tx.writtenWord.findFirstOrThrow({
      where: { associationId: id, writtenId: open },
      select: { id: true },
    }),
  );
  const posted = await read(syndic, (tx) =>
    tx.delivery.findFirstOrThrow({
      where: { associationId: id, subjectId: told.id },
      select: { id: true },
    }),
  );
  return {
    ...{ word: told.id, wordLetter: posted.id },
    ...{ draft, document, text, open, waiting, minuted },
    hash: Buffer.from(found.opening.hash).toString("hex"),
    signature: found.signature.id,
    letter: found.letter.id,
  };
}
export type Written = Awaited<ReturnType<typeof seedWritten>>;

const earlierScan = () => earlierDecision.scan ?? scan;
