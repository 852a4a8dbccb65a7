import { type Cells, here, READERS, SYNDIC } from "./matrix-cell.ts";
import type { World } from "./matrix-world.ts";

const anas = ({ house }: World) => ({ associationId: house.id, partyId: house.partyOf("Ana") });
const brunos = ({ house }: World) => ({ associationId: house.id, partyId: house.partyOf("Bruno") });

/** What concerns a person's own data, and who looks at them. */
export const rightsCells: Cells = {
  "registry.privacy.show": { decidedByInput: true, allowed: ["syndic", "owner"], input: anas },
  "registry.privacy.ask": {
    decidedByInput: true,
    allowed: ["syndic", "owner"],
    input: (world) => ({ ...anas(world), kind: "access", words: "" }),
  },
  "registry.privacy.askExport": {
    decidedByInput: true,
    allowed: ["syndic", "owner"],
    input: anas,
  },
  "registry.privacy.takeExport": {
    decidedByInput: true,
    allowed: ["syndic", "owner"],
    input: (world) => ({ ...here(world), exportId: world.rights.exportId }),
  },
  "registry.privacy.processing": { allowed: READERS, input: here },
  "registry.privacy.requests": { allowed: SYNDIC, input: here },
  "registry.privacy.proveIdentity": {
    allowed: SYNDIC,
    input: (world) => ({
      ...here(world),
      ...{ requestId: world.rights.privacyId, proof: "card-shown" },
    }),
  },
  "registry.privacy.extend": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), requestId: world.rights.privacyId, reason: "Archives." }),
  },
  "registry.privacy.decide": {
    allowed: SYNDIC,
    input: (world) => ({
      ...here(world),
      ...{ requestId: world.rights.privacyId, outcome: "granted", answer: "Voici." },
    }),
  },
  "registry.privacy.liftRestriction": { allowed: SYNDIC, input: brunos },
  "registry.viewing.start": { allowed: SYNDIC, input: anas },
  "registry.viewing.end": { allowed: "person" },
  "registry.occupant.list": {
    decidedByInput: true,
    allowed: ["syndic", "owner"],
    input: (world) => ({ ...here(world), lotId: world.house.lotOf("A1") }),
  },
  "registry.occupant.add": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...here(world), lotId: world.house.lotOf("A1"), name: "Noor Haddad" },
      ...{ language: "fr", startsOn: "2026-01-01" },
    }),
  },
  "registry.occupant.end": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...here(world), occupantId: world.occupantId, endsOn: "2026-05-20" },
    }),
  },
  "registry.occupant.desk": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), lotId: world.house.lotOf("A1") }),
  },
  "registry.occupant.correct": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...here(world), occupantId: world.occupantId, name: "Yanis Leroy", language: "nl" },
      ...{ startsOn: "2026-01-01", reason: "Nom mal lu" },
    }),
  },
  "registry.occupant.restrict": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), occupantId: world.occupantId, restricted: true }),
  },
  "registry.occupant.withdraw": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), occupantId: world.occupantId, reason: "Autre lot" }),
  },
  "registry.occupant.restore": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), occupantId: world.mistakenId }),
  },
  "registry.occupant.erase": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), occupantId: world.occupantId }),
  },
  "registry.privacy.setRetention": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), occupantMonths: "6", faultContactDays: "" }),
  },
};
