import { type Cells, here, SYNDIC } from "./matrix-cell.ts";
import { attended, CARRIED, handedToCarla } from "./matrix-paper.ts";
import type { World } from "./matrix-world.ts";

const third = (world: World) => ({
  ...{ ...here(world), ...CARRIED, resolutionId: world.papers.read.texts[2] },
});
const sheet = (which: "waiting" | "differing") => (world: World) => ({
  ...{ ...here(world), sheetId: world.papers[which], reader: "Bruno Peeters" },
});

/** Meetings held on paper: copied by who held them. */
export const paperCells: Cells = {
  "assembly.paper.get": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), meetingId: world.papers.read.meetingId }),
  },
  "assembly.paper.preview": { allowed: SYNDIC, input: third },
  "assembly.paper.begin": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), meetingId: world.stages.convened.meetingId }),
  },
  "assembly.paper.handIn": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...here(world), ...handedToCarla(world, world.papers.closing), handedInAt: "19:45" },
    }),
  },
  "assembly.paper.takeHandedBack": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...here(world), meetingId: world.papers.begun, proxyId: world.papers.handed },
    }),
  },
  "assembly.paper.keepAttendance": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), ...attended(world, world.papers.begun) }),
  },
  "assembly.paper.keepSheet": {
    allowed: SYNDIC,
    input: (world) => ({ ...third(world), mark: world.papers.mark }),
  },
  "assembly.paper.confirm": { allowed: SYNDIC, input: sheet("waiting") },
  "assembly.paper.readBlind": {
    allowed: SYNDIC,
    input: (world) => ({ ...sheet("waiting")(world), ...CARRIED }),
  },
  "assembly.paper.settle": {
    allowed: SYNDIC,
    input: (world) => ({ ...sheet("differing")(world), right: "second" }),
  },
  "assembly.paper.takeBack": { allowed: SYNDIC, input: sheet("waiting") },
  "assembly.paper.close": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...here(world), meetingId: world.papers.closing, closedAt: "20:15", unvoted: true },
    }),
  },
};
