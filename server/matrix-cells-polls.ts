import { type Cells, here, READERS, SYNDIC } from "./matrix-cell.ts";
import { pollWords } from "./matrix-polls.ts";
import type { World } from "./matrix-world.ts";

const at = (which: "draft" | "open" | "ofCouncil") => (world: World) => ({
  ...here(world),
  pollId: world.polls[which],
});
const because = (world: World) => ({ ...at("open")(world), reason: "Le devis a changé" });
const edited = (which: "draft" | "ofCouncil") => (world: World) => ({
  ...at(which)(world),
  ...pollWords,
});

/** What owners are asked for their opinion on: what the syndic asked is his, and the council's its own. */
export const pollCells: Cells = {
  "assembly.poll.list": { allowed: READERS, input: here },
  "assembly.poll.get": { allowed: READERS, input: at("open") },
  "assembly.poll.get of a draft": { decidedByInput: true, allowed: SYNDIC, input: at("draft") },
  "assembly.poll.get of the council's draft": {
    decidedByInput: true,
    allowed: ["council"],
    input: at("ofCouncil"),
  },
  "assembly.poll.draft": {
    allowed: ["syndic", "council"],
    input: (world) => ({ ...here(world), ...pollWords }),
  },
  "assembly.poll.edit": { decidedByInput: true, allowed: SYNDIC, input: edited("draft") },
  "assembly.poll.edit of the council's": {
    decidedByInput: true,
    allowed: ["council"],
    input: edited("ofCouncil"),
  },
  "assembly.poll.discard": { decidedByInput: true, allowed: SYNDIC, input: at("draft") },
  "assembly.poll.publish": { decidedByInput: true, allowed: SYNDIC, input: at("draft") },
  "assembly.poll.publish of the council's": {
    decidedByInput: true,
    allowed: ["council"],
    input: at("ofCouncil"),
  },
  "assembly.poll.close": { decidedByInput: true, allowed: SYNDIC, input: because },
  "assembly.poll.withdraw": { decidedByInput: true, allowed: SYNDIC, input: because },
  "assembly.poll.answer": {
    decidedByInput: true,
    allowed: ["owner"],
    input: (world) => ({
      ...{ ...at("open")(world), optionIds: world.polls.optionIds },
      partyId: world.house.partyOf("Ana"),
    }),
  },
};
