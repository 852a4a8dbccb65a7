import { type Cells, here, READERS, SYNDIC, VOTERS } from "./matrix-cell.ts";
import type { StageName, World } from "./matrix-world.ts";

const at = (stage: StageName) => (world: World) => ({
  ...here(world),
  meetingId: world.stages[stage].meetingId,
});
/** The second text of the open meeting is open. */
const text = (place: number) => (world: World) => ({
  ...here(world),
  resolutionId: world.stages.open.texts[place],
});

/** What happens around the votes while the meeting sits. */
export const sittingCells: Cells = {
  "assembly.sitting.board": { decidedByInput: true, allowed: READERS, input: at("open") },
  "assembly.sitting.desk": { allowed: SYNDIC, input: at("open") },
  "assembly.sitting.announce": { allowed: SYNDIC, input: text(1) },
  "assembly.sitting.raiseHand": {
    decidedByInput: true,
    allowed: VOTERS,
    input: at("open"),
  },
  "assembly.sitting.lowerOwnHand": { decidedByInput: true, allowed: VOTERS, input: at("open") },
  "assembly.sitting.giveFloor": {
    allowed: SYNDIC,
    input: (world) => ({ ...at("open")(world), handId: world.handId }),
  },
  "assembly.sitting.lowerHand": {
    allowed: SYNDIC,
    input: (world) => ({ ...at("open")(world), handId: world.handId }),
  },
  "assembly.sitting.pause": {
    allowed: SYNDIC,
    input: (world) => ({ ...at("open")(world), reason: "Le micro ne marche pas." }),
  },
  "assembly.sitting.resume": { allowed: SYNDIC, input: at("decided") },
  "assembly.sitting.lineLost": {
    decidedByInput: true,
    allowed: SYNDIC,
    input: (world) => ({ ...at("heard")(world), partyId: world.house.partyOf("Carla") }),
  },
  "assembly.sitting.lineBack": {
    decidedByInput: true,
    allowed: SYNDIC,
    input: (world) => ({ ...at("heard")(world), partyId: world.house.partyOf("Carla") }),
  },
  "assembly.sitting.connected": { decidedByInput: true, allowed: VOTERS, input: at("open") },
  "assembly.sitting.askTime": { decidedByInput: true, allowed: VOTERS, input: text(1) },
};
