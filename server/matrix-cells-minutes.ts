import { type Cells, here, READERS, SYNDIC, VOTERS } from "./matrix-cell.ts";
import { earlierDecision } from "./matrix-seeds.ts";
import type { StageName, World } from "./matrix-world.ts";

const at = (stage: StageName) => (world: World) => ({
  ...here(world),
  meetingId: world.stages[stage].meetingId,
});
const someone = (stage: StageName, name: string) => (world: World) => ({
  ...at(stage)(world),
  partyId: world.house.partyOf(name),
});

/** The act of a meeting, what stands beside it, and what is issued from both. */
export const minutesCells: Cells = {
  "assembly.minutes.draft": { allowed: SYNDIC, input: at("closed") },
  "assembly.minutes.get": { allowed: READERS, input: at("frozen") },
  "assembly.minutes.sheet": { allowed: SYNDIC, input: at("frozen") },
  "assembly.minutes.show": { allowed: READERS, input: at("frozen") },
  "assembly.minutes.signatories": { allowed: SYNDIC, input: at("closed") },
  "assembly.minutes.saveProse": {
    allowed: SYNDIC,
    input: (world) => ({ ...at("closed")(world), position: 1, before: "Lu.", after: "" }),
  },
  "assembly.minutes.freeze": { allowed: SYNDIC, input: at("closed") },
  "assembly.minutes.sign": {
    decidedByInput: true,
    allowed: ["syndic", ...VOTERS],
    input: at("frozen"),
  },
  "assembly.minutes.report": { allowed: READERS, input: at("frozen") },
  "assembly.minutes.writeReport": {
    allowed: SYNDIC,
    input: (world) => ({ ...at("frozen")(world), text: "Le syndic a ouvert la séance." }),
  },
  "assembly.minutes.recordDisagreement": {
    allowed: SYNDIC,
    input: (world) => ({ ...at("frozen")(world), statement: "La feuille signée dit : rejeté." }),
  },
  "assembly.minutes.send": { allowed: SYNDIC, input: at("signed") },
  "assembly.minutes.recordPosting": {
    allowed: SYNDIC,
    input: (world) => ({
      ...at("signed")(world),
      deliveryIds: [world.minutesLetterId],
      depositedOn: "2026-05-20",
      postingNumber: "Courrier ordinaire",
    }),
  },
  "assembly.minutes.recordMissing": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...someone("frozen", "Carla")(world), capacity: "owner" },
      reason: "Partie avant la lecture",
    }),
  },
  "assembly.minutes.fileSheet": {
    allowed: SYNDIC,
    input: (world) => ({ ...at("frozen")(world), scan: earlierDecision.scan }),
  },
  "assembly.minutes.recordSignature": {
    allowed: SYNDIC,
    input: (world) => ({ ...someone("frozen", "Bruno")(world), capacity: "owner" }),
  },
  "assembly.participation.list": { allowed: [...VOTERS, "auditor"], input: at("frozen") },
  "assembly.participation.get": {
    decidedByInput: true,
    allowed: [],
    input: (world) => ({ ...at("frozen")(world), certificateId: world.decisionId }),
  },
  "assembly.participation.issue": {
    decidedByInput: true,
    allowed: VOTERS,
    input: (world) => ({ ...at("frozen")(world), withVotes: false }),
  },
  "assembly.participation.withoutScreen": { allowed: SYNDIC, input: at("frozen") },
  "assembly.participation.letter": {
    decidedByInput: true,
    allowed: [],
    input: (world) => ({ ...at("frozen")(world), certificateId: world.decisionId }),
  },
  "assembly.participation.print": { allowed: SYNDIC, input: someone("frozen", "Carla") },
  "assembly.extract.list": {
    allowed: READERS,
    input: (world) => ({ ...here(world), decisionId: world.decisionId }),
  },
  "assembly.extract.get": {
    allowed: READERS,
    input: (world) => ({ ...here(world), extractId: world.extractId }),
  },
  "assembly.extract.issue": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), decisionId: world.decisionId }),
  },
};
