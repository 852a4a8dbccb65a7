import { BUILDING, REGISTER } from "#prisma/seed/cast.ts";
import { ROLES } from "./kernel/actor.ts";
import { type Cells, here, KEEPERS, OFFICE, READERS, SYNDIC } from "./matrix-cell.ts";
import type { World } from "./matrix-world.ts";

const facts = { ...BUILDING, languages: [...BUILDING.languages] };
const term = (year: number) => ({
  appointedOn: `${year}-06-01`,
  startsOn: `${year}-06-01`,
  endsOn: `${year + 3}-05-31`,
});
const anas = ({ house }: World) => ({ associationId: house.id, partyId: house.partyOf("Ana") });
const brunos = ({ house }: World) => ({ associationId: house.id, partyId: house.partyOf("Bruno") });
const dated = (world: World) => ({ ...here(world), deadlineId: world.termId });
const former = (world: World) => ({ ...here(world), mandateId: world.formerMandateId });
const successor = {
  ...{ appointer: "judge", appointedOn: "2026-05-19", startsOn: "2026-05-20" },
  ...{ endsOn: "2027-05-19", decision: "Ordonnance RG 26/A/114", declared: true },
  outside: {
    ...{ kind: "volunteer", name: "Jeanne Dupont", enterpriseNumber: "", ipiNumber: "" },
    ...{ email: "jeanne@dupont.example", phone: "+32 2 000 00 01", street: "Rue Basse 3" },
    ...{ postcode: "1000", town: "Bruxelles" },
  },
};
const TELLERS = ["syndic", "former_syndic"] as const;
const divided = ({ house }: World) => ({ associationId: house.id, lotId: house.lotOf("D1") });
const otherWeights = ({ house, keyId }: World) => ({
  ...{ associationId: house.id, keyId, startsOn: "2026-05-20", decision: "AG 2026, 4/5" },
  weights: [{ lotId: house.lotOf("A1"), weight: "10" }],
});
const saleOfAnas = ({ house }: World) => ({
  associationId: house.id,
  act: {
    ...{ kind: "transfer", on: "2026-05-20", lotId: house.lotOf("A1"), right: "full", part: "1/2" },
    from: house.partyOf("Ana"),
    to: [{ partyId: house.partyOf("Bruno"), part: "1/2" }],
  },
  notary: "Me Claes",
});

export const registryCells: Cells = {
  "registry.activity.show": {
    allowed: ["syndic", "accountant", "council", "auditor"],
    input: here,
  },
  "registry.activity.ofMine": {
    decidedByInput: true,
    allowed: ["syndic", "owner"],
    input: anas,
  },
  "registry.association.bySlug": { allowed: ROLES, input: ({ house }) => ({ slug: house.slug }) },
  "registry.association.list": { allowed: "person" },
  "registry.association.create": {
    allowed: SYNDIC,
    input: ({ house }) => ({ ...facts, officeId: house.officeId, mandate: term(2026) }),
  },
  "registry.association.update": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), ...facts }),
  },
  "registry.association.nameConsultation": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), at: "office", note: "" }),
  },
  "registry.consent.give": {
    allowed: SYNDIC,
    input: (world) => ({ ...anas(world), acceptedText: "Classeur 3.", acceptedOn: "2026-05-01" }),
  },
  "registry.consent.text": { decidedByInput: true, allowed: ["syndic", "owner"], input: anas },
  "registry.consent.ask": {
    decidedByInput: true,
    allowed: ["owner"],
    input: (world) => ({ ...anas(world), email: "ana@owner.example", agreed: true }),
  },
  "registry.consent.requests": { allowed: SYNDIC, input: here },
  "registry.consent.invite": {
    allowed: SYNDIC,
    input: (world) => ({ ...anas(world), email: "ana@owner.example", via: "letter" }),
  },
  "registry.consent.letter": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), requestId: world.rights.requestId }),
  },
  "registry.consent.recordOralAnswer": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), code: world.rights.code, answer: "accepted" }),
  },
  "registry.consent.confirmOnPaper": {
    allowed: SYNDIC,
    input: (world) => ({
      ...here(world),
      ...{ requestId: world.rights.requestId, signedOn: "2026-05-19", kept: "Classeur 3" },
    }),
  },
  "registry.consent.closeRequest": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), requestId: world.rights.requestId }),
  },
  "registry.consent.showLink": {
    allowed: "anybody",
    input: (world) => ({ token: world.rights.token }),
  },
  "registry.consent.confirmByLink": {
    allowed: "anybody",
    input: ({ rights }, asker) => ({ token: rights.tokens[asker], agreed: true }),
  },
  "registry.consent.revoke": {
    decidedByInput: true,
    allowed: ["syndic", "council"],
    input: brunos,
  },
  "registry.colleague.list": { allowed: "person" },
  "registry.colleague.follow": { allowed: "person", input: () => ({ associations: [] }) },
  "registry.colleague.planAbsence": {
    allowed: OFFICE,
    input: ({ house, people }, asker) => ({
      ...{ startsOn: "2027-01-04", endsOn: "2027-01-08" },
      replacementId: asker === "syndic" ? people.accountant.accountId : house.staffAccountId,
    }),
  },
  "registry.colleague.cancelAbsence": {
    allowed: SYNDIC,
    input: ({ absenceId }) => ({ absenceId }),
  },
  "registry.deadline.list": { allowed: "person" },
  "registry.deadline.finish": { allowed: OFFICE, input: dated },
  "registry.deadline.reopen": { allowed: OFFICE, input: dated },
  "registry.deadline.putOff": {
    allowed: OFFICE,
    input: (world) => ({ ...dated(world), until: "2026-12-01" }),
  },
  "registry.deadline.assign": {
    allowed: OFFICE,
    input: (world) => ({ ...dated(world), accountId: "" }),
  },
  "registry.import.list": { allowed: SYNDIC, input: here },
  "registry.import.upload": {
    allowed: SYNDIC,
    input: (world) => ({
      ...here(world),
      filename: "register.csv",
      bytes: new TextEncoder().encode(REGISTER),
    }),
  },
  "registry.import.preview": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), importId: world.importId }),
  },
  "registry.import.mapColumns": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), importId: world.importId, mapping: { sheets: [] } }),
  },
  "registry.import.enter": {
    allowed: SYNDIC,
    input: ({ fresh }) => ({ associationId: fresh.id, importId: fresh.importId }),
  },
  "registry.invitation.list": { allowed: SYNDIC, input: here },
  "registry.invitation.invite": {
    allowed: SYNDIC,
    input: (world) => ({ ...anas(world), role: "owner", email: "ana@owner.example" }),
  },
  "registry.invitation.recordIdentityLetter": { allowed: SYNDIC, input: anas },
  "registry.invitation.show": {
    allowed: "anybody",
    input: ({ tokens }, asker) => ({ token: tokens[asker] }),
  },
  "registry.invitation.acceptByPassword": {
    allowed: "anybody",
    input: ({ tokens }, asker) => ({
      token: tokens[asker],
      password: "long enough a password",
      locale: "fr",
    }),
  },
  "registry.invitation.acceptAsPerson": {
    allowed: "person",
    input: ({ tokens }, asker) => ({ token: tokens[asker] }),
  },
  "registry.list.page": { allowed: "person", input: () => ({ list: "people" }) },
  "registry.list.own": {
    decidedByInput: true,
    allowed: READERS,
    input: (world) => ({ ...here(world), list: "registry.parties" }),
  },
  "registry.list.own of mandates": {
    decidedByInput: true,
    allowed: KEEPERS,
    input: (world) => ({ ...here(world), list: "registry.mandates" }),
  },
  "registry.list.exportOwn": {
    decidedByInput: true,
    allowed: READERS,
    input: (world) => ({ ...here(world), list: "registry.lots" }),
  },
  "registry.list.export": { allowed: "person", input: () => ({ list: "lots" }) },
  "registry.lot.list": { allowed: READERS, input: here },
  "registry.lot.export": { allowed: KEEPERS, input: here },
  "registry.lot.get": { allowed: READERS, input: divided },
  "registry.lot.nameRepresentative": {
    allowed: SYNDIC,
    input: (world) => ({
      ...divided(world),
      partyId: world.house.partyOf("Emil"),
      startsOn: "2026-05-20",
    }),
  },
  "registry.mandate.current": { allowed: KEEPERS, input: here },
  "registry.mandate.list": { allowed: KEEPERS, input: here },
  "registry.mandate.leaving": { allowed: "person" },
  "registry.mandate.get": { allowed: KEEPERS, input: former },
  "registry.mandate.end": {
    allowed: SYNDIC,
    input: (world) => ({
      ...here(world),
      mandateId: world.mandateId,
      kind: "resignation",
      decidedOn: "2026-05-20",
      lastDay: "2026-06-30",
      reason: "Pension",
    }),
  },
  "registry.mandate.correct": {
    allowed: SYNDIC,
    input: (world) => ({ ...former(world), ...term(2021), reason: "Erreur de date" }),
  },
  "registry.mandate.withdraw": {
    allowed: SYNDIC,
    input: (world) => ({
      ...here(world),
      mandateId: world.comingMandateId,
      reason: "Saisi par erreur",
    }),
  },
  "registry.mandate.recordTask": {
    allowed: TELLERS,
    input: (world) => ({ ...former(world), kind: "handover", doneOn: "2025-06-20" }),
  },
  "registry.mandate.recordUrgentAct": {
    allowed: TELLERS,
    input: (world) => ({
      ...former(world),
      actedOn: "2025-06-10",
      what: "Fermeture de l’eau",
      why: "Fuite au sous-sol",
    }),
  },
  "registry.mandate.appoint": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), officeId: world.house.officeId, ...term(2032) }),
  },
  "registry.mandate.settleFormerAccess": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), days: "90" }),
  },
  "registry.succession.show": {
    allowed: ["owner", "council", "auditor", "former_syndic"],
    input: here,
  },
  "registry.succession.record": {
    decidedByInput: true,
    allowed: ["owner", "council", "former_syndic"],
    input: ({ vacant }) => ({ ...successor, associationId: vacant.id }),
  },
  "registry.succession.back": {
    decidedByInput: true,
    allowed: ["owner"],
    input: ({ vacant }) => ({ associationId: vacant.id, successionId: vacant.successionId }),
  },
  "registry.succession.withdraw": {
    decidedByInput: true,
    allowed: ["council"],
    input: ({ vacant }) => ({ associationId: vacant.id, successionId: vacant.ownSuccessionId }),
  },
  "registry.membership.list": { allowed: SYNDIC, input: here },
  "registry.membership.end": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), membershipId: world.membershipId }),
  },
  "registry.distribution.list": { allowed: READERS, input: here },
  "registry.distribution.get": {
    allowed: READERS,
    input: (world) => ({ ...here(world), keyId: world.keyId }),
  },
  "registry.distribution.divide": {
    allowed: READERS,
    input: (world) => ({
      ...{ ...here(world), keyId: world.keyId, amount: "1000" },
      dates: { kind: "expense", on: "2026-05-20" },
    }),
  },
  "registry.distribution.preview": { allowed: SYNDIC, input: otherWeights },
  "registry.distribution.add": {
    allowed: SYNDIC,
    input: (world) => ({ ...otherWeights(world), name: "Chauffage", purpose: "cost" }),
  },
  "registry.distribution.change": { allowed: SYNDIC, input: otherWeights },
  "registry.movement.register": {
    allowed: READERS,
    input: (world) => ({ ...here(world), on: "2026-05-20" }),
  },
  "registry.movement.list": { allowed: READERS, input: here },
  "registry.movement.desk": { allowed: SYNDIC, input: here },
  "registry.movement.preview": { allowed: SYNDIC, input: saleOfAnas },
  "registry.movement.enter": { allowed: SYNDIC, input: saleOfAnas },
  "registry.movement.withdraw": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), movementId: world.movementId, reason: "Mauvais lot" }),
  },
  "registry.office.mine": { allowed: "person" },
  "registry.office.changeContact": {
    allowed: SYNDIC,
    input: ({ house }) => ({
      ...{ officeId: house.officeId, legalForm: "SRL", profession: "", hours: {} },
      ...{ email: "bureau@syndic.example", phone: "+32 2 555 01 20", emergencyPhone: "" },
      ...{ street: "Rue Haute 2", postcode: "1000", town: "Bruxelles", domicileAgreed: false },
    }),
  },
  "registry.partial.list": { allowed: READERS, input: here },
  "registry.partial.link": {
    allowed: SYNDIC,
    input: ({ house, fresh }) => ({
      ...{ associationId: house.id, mainId: fresh.id, decision: "Acte de base, art. 3" },
      reason: "Acte de 1998",
    }),
  },
  "registry.partial.ofLot": {
    allowed: READERS,
    input: ({ house }) => ({ associationId: house.id, lotId: house.lotOf("A1") }),
  },
  "registry.partial.propose": {
    allowed: SYNDIC,
    input: ({ house, mainId }) => ({ associationId: house.id, otherId: mainId }),
  },
  "registry.partial.part": {
    allowed: SYNDIC,
    input: ({ house, mainId }) => ({
      ...{ associationId: house.id, otherId: mainId, lotId: house.lotOf("B1"), reason: "Erreur" },
    }),
  },
  "registry.partial.end": {
    allowed: SYNDIC,
    input: ({ house, mainId }) => ({ associationId: house.id, otherId: mainId, reason: "Acte" }),
  },
  "registry.partial.twins": {
    allowed: SYNDIC,
    input: ({ house, mainId }) => ({
      ...{ associationId: house.id, mainId, pairs: [{ code: "A1", mainCode: "M1" }] },
    }),
  },
  "registry.party.list": { allowed: READERS, input: here },
  "registry.party.export": { allowed: READERS, input: here },
  "registry.party.get": { allowed: READERS, input: anas },
  "registry.party.contactHistory": {
    decidedByInput: true,
    allowed: ["syndic", "owner"],
    input: anas,
  },
  "registry.party.changeContact": {
    decidedByInput: true,
    allowed: ["syndic", "owner"],
    input: (world) => ({
      ...anas(world),
      email: "ana.new@owner.example",
      phone: "",
      street: "Rue Haute 2",
      postcode: "1000",
      town: "Bruxelles",
      language: "nl",
    }),
  },
  "registry.view.list": { allowed: "person", input: () => ({ list: "lots" }) },
  "registry.view.save": {
    allowed: "person",
    input: () => ({ list: "lots", name: "Garages", query: { q: "gar" } }),
  },
  "registry.view.end": { allowed: SYNDIC, input: ({ viewId }) => ({ viewId }) },
  "registry.view.restore": { allowed: SYNDIC, input: ({ viewId }) => ({ viewId }) },
};
