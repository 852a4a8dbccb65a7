import { expect, test } from "vitest";
import { type Person, partiesOf, ROLES } from "./actor.ts";
import { provenAssociation, provenScope } from "./ids.ts";

const HERE = provenAssociation("01890a5d-ac96-774b-bcce-b302099a8057");
const PARTY = "01890a5d-ac96-774b-bcce-b302099a8058";

const as = (role: (typeof ROLES)[number]): Person => ({
  kind: "person",
  accountId: "a",
  sessionId: "s",
  displayName: "Ana",
  locale: "fr",
  capacities: [{ associationId: HERE, role, partyId: PARTY, officeId: null }],
  scope: provenScope([HERE]),
  amr: [],
  acr: null,
  confirmedAt: null,
  mustEnrol: false,
});

test.each(ROLES)("%s speaks for a party, or does not", (role) => {
  const speaks = ["owner", "council", "auditor"].includes(role);
  expect(partiesOf(as(role), HERE)).toEqual(speaks ? [PARTY] : []);
});

test("nobody speaks for a party of another association", () => {
  expect(partiesOf(as("owner"), PARTY)).toEqual([]);
});
