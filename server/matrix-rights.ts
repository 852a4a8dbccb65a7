import { ASKERS, type Asker, type People } from "./matrix-people.ts";
import { read } from "./platform/db.ts";
import type { House } from "./platform/testing-house.ts";
import { inviteToConsent } from "./registry/consent/request.service.ts";
import { consentToken } from "./registry/consent/wording.service.ts";

/** What is asked about consents and personal data. */
export type Rights = Readonly<{
  /** The invitation of Ana, by letter, with its code. */
  requestId: string;
  code: string;
  /** The link of somebody else's invitation. */
  token: string;
  /** An invitation for each asker to confirm, of nine different people. */
  tokens: Readonly<Partial<Record<Asker, string>>>;
}>;

/** Nine people of the register, one for each asker: a person has one open invitation at most. */
function invited({ partyOf }: House, people: People): readonly string[] {
  const entered = ["Bruno", "Carla", "Dirk", "Emil", "Fien"].map(partyOf);
  const others = [people.auditor, people.contractor, people.notary, people.occupant];
  return [...entered, ...others.flatMap(({ capacities: [first] }) => first?.partyId ?? [])];
}

export async function seedRights(house: House, people: People): Promise<Rights> {
  const { id, syndic } = house;
  const requestId = await inviteToConsent(syndic, id, {
    ...{ partyId: house.partyOf("Ana"), email: "ana@owner.example", via: "letter" },
  });
  const tokens: Partial<Record<Asker, string>> = {};
  for (const [index, partyId] of invited(house, people).entries()) {
    const asker = ASKERS[index];
    if (!asker) continue;
    const email = `${asker}@consent.example`;
    tokens[asker] = consentToken(
      await inviteToConsent(syndic, id, { partyId, email, via: "email" }),
    );
  }
  const where = { associationId_id: { associationId: id, id: requestId } };
  const { code } = await read(syndic, (tx) => tx.consentRequest.findUniqueOrThrow({ where }));
  return { requestId, code, token: consentToken(requestId), tokens };
}
