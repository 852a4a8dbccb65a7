import { type Cells, here, OFFICE, READERS, SYNDIC } from "./matrix-cell.ts";
import { earlierDecision } from "./matrix-seeds.ts";
import type { World } from "./matrix-world.ts";

const ofDraft = (world: World) => ({ ...here(world), meetingId: world.draft.meetingId });
const ofAnnual = (world: World) => ({ ...here(world), meetingId: world.annual.meetingId });
const ofConvened = (world: World) => ({
  ...here(world),
  meetingId: world.stages.convened.meetingId,
});
const item = (world: World) => ({ ...ofDraft(world), itemId: world.draft.items[0] });

/** What goes with a notice. */
export const annexCells: Cells = {
  "assembly.annex.show": { allowed: READERS, input: ofConvened },
  "assembly.annex.show of a draft": { decidedByInput: true, allowed: OFFICE, input: ofDraft },
  "assembly.annex.fileReport": {
    allowed: SYNDIC,
    input: (world) => ({ ...ofAnnual(world), datedOn: "2026-04-01", file: earlierDecision.scan }),
  },
  "assembly.annex.addQuote": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...item(world), supplier: "Toits SRL", amount: "12 000" },
      ...{ receivedOn: "2026-04-01", file: earlierDecision.scan },
    }),
  },
  "assembly.annex.removeQuote": {
    allowed: SYNDIC,
    input: (world) => ({ ...ofDraft(world), quoteId: world.draft.quoteId }),
  },
  "assembly.annex.putQuotes": {
    allowed: SYNDIC,
    input: (world) => ({ ...item(world), decisionType: "D-14" }),
  },
  "assembly.annex.setTender": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), from: "5 000", quotes: 3, decidedOn: "2025-05-20" }),
  },
};
