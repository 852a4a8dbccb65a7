import { PERSONAL_CHAPTERS } from "#inngest/registry/make-personal-export.ts";
import { ASKERS, type Asker } from "./matrix-people.ts";
import { read } from "./platform/db.ts";
import { systemOf } from "./platform/testing.ts";
import type { House } from "./platform/testing-house.ts";
import { inviteToConsent } from "./registry/consent/request.service.ts";
import { consentToken } from "./registry/consent/wording.service.ts";
import { askExport, makeExport } from "./registry/privacy/export.service.ts";
import { askRight, decideRequest } from "./registry/privacy/rights.service.ts";

/** What is asked about consents and personal data. */
export type Rights = Readonly<{
  /** The invitation of Ana, by letter, with its code. */
  requestId: string;
  code: string;
  /** The link of somebody else's invitation. */
  token: string;
  /** An invitation for each asker to confirm, of different people. */
  tokens: Readonly<Partial<Record<Asker, string>>>;
  /** Ana asks what is held about her. */
  privacyId: string;
  /** And has her file. */
  exportId: string;
}>;

/** People of the register, one for each asker: a person has one open invitation at most. */
async function invited({ id, partyOf }: House): Promise<readonly string[]> {
  const rows = await read(systemOf(id), (tx) =>
    tx.party.findMany({
      where: { associationId: id, id: { not: partyOf("Ana") } },
      select: { id: true },
      orderBy: { id: "asc" },
    }),
  );
  return rows.map((row) => row.id);
}

/** Bruno has the use of his data restricted. */
async function restrict({ id, syndic, owner, partyOf }: House, name: string): Promise<void> {
  const asks = { partyId: partyOf(name), kind: "restriction", words: "" } as const;
  const requestId = await askRight(owner(name), id, asks);
  await decideRequest(syndic, id, { requestId, outcome: "granted", answer: "Limité." });
}

export async function seedRights(house: House): Promise<Rights> {
  const { id, syndic } = house;
  const requestId = await inviteToConsent(syndic, id, {
    ...{ partyId: house.partyOf("Ana"), email: "ana@owner.example", via: "letter" },
  });
  const tokens: Partial<Record<Asker, string>> = {};
  const people = await invited(house);
  for (const [index, asker] of ASKERS.entries()) {
    // Whoever comes last has the letter of Ana.
    tokens[asker] = consentToken(requestId);
    const partyId = people[index];
    if (!partyId) continue;
    const email = `${asker}@consent.example`;
    tokens[asker] = consentToken(
      await inviteToConsent(syndic, id, { partyId, email, via: "email" }),
    );
  }
  const where = { associationId_id: { associationId: id, id: requestId } };
  const { code } = await read(syndic, (tx) => tx.consentRequest.findUniqueOrThrow({ where }));
  const asks = { partyId: house.partyOf("Ana"), kind: "access", words: "" } as const;
  const privacyId = await askRight(house.owner("Ana"), id, asks);
  await restrict(house, "Bruno");
  const exportId = await askExport(house.owner("Ana"), id, { partyId: house.partyOf("Ana") });
  await makeExport(systemOf(id), id, exportId, PERSONAL_CHAPTERS);
  return { requestId, code, token: consentToken(requestId), tokens, privacyId, exportId };
}
