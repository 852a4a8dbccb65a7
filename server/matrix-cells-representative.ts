import { type Cells, here, READERS, SYNDIC } from "./matrix-cell.ts";

/** Who acts for a party in law: entered, put right and ended by the office, named to every owner. */
export const representativeCells: Cells = {
  "registry.representative.list": {
    allowed: READERS,
    input: (world) => ({ ...here(world), partyId: world.house.partyOf("Bruno") }),
  },
  "registry.representative.add": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...here(world), partyId: world.house.partyOf("Bruno"), name: "Nadia Claes" },
      ...{ kind: "administrator", source: "order", sourceOn: "2026-02-03", startsOn: "2026-02-03" },
      ...{ court: "Justice de paix", receivesMail: false, language: "fr" },
    }),
  },
  "registry.representative.change": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...here(world), representativeId: world.representativeId, name: "Luc Adams" },
      ...{ court: "Justice de paix", receivesMail: false, language: "fr" },
    }),
  },
  "registry.representative.end": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...here(world), representativeId: world.representativeId, endsOn: "2026-05-20" },
      reason: "Ordonnance du 12 mai 2026",
    }),
  },
  "registry.representative.withdraw": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...here(world), representativeId: world.representativeId, reason: "Autre dossier" },
    }),
  },
};
