import { type Cells, here, READERS, SYNDIC } from "./matrix-cell.ts";
import type { World } from "./matrix-world.ts";
import { scan, writtenFunding, writtenWords } from "./matrix-written.ts";

const at = (stage: "draft" | "open" | "waiting" | "minuted") => (world: World) => ({
  ...here(world),
  writtenId: world.written[stage],
});
const ofText = (world: World) => ({ ...at("draft")(world), textId: world.written.text });

/** The day on which all is asked in this world. */
const DAY = "2026-05-20";

/** What all owners decide in writing, without a meeting. */
export const writtenCells: Cells = {
  "assembly.written.list": { allowed: READERS, input: here },
  "assembly.written.get": { allowed: READERS, input: at("open") },
  "assembly.written.get of a draft": {
    decidedByInput: true,
    allowed: SYNDIC,
    input: at("draft"),
  },
  "assembly.written.sending": { allowed: SYNDIC, input: at("minuted") },
  "assembly.written.minutes": { allowed: READERS, input: at("minuted") },
  "assembly.written.form": { allowed: SYNDIC, input: at("open") },
  "assembly.written.receipt": {
    decidedByInput: true,
    allowed: ["owner"],
    input: (world) => ({ ...at("minuted")(world), signatureId: world.written.signature }),
  },
  "assembly.written.draft": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), ...writtenWords }),
  },
  "assembly.written.ask": {
    decidedByInput: true,
    allowed: ["owner"],
    input: (world) => ({ ...here(world), title: "Un abri", text: "Poser un abri." }),
  },
  "assembly.written.edit": {
    allowed: SYNDIC,
    input: (world) => ({ ...at("draft")(world), ...writtenWords }),
  },
  "assembly.written.discard": { allowed: SYNDIC, input: at("draft") },
  "assembly.written.fund": {
    allowed: SYNDIC,
    input: (world) => ({ ...ofText(world), ...writtenFunding }),
  },
  "assembly.written.unfund": { allowed: SYNDIC, input: ofText },
  "assembly.written.annex": {
    allowed: SYNDIC,
    input: (world) => ({ ...at("draft")(world), scan }),
  },
  "assembly.written.unannex": {
    allowed: SYNDIC,
    input: (world) => ({ ...at("draft")(world), documentId: world.written.document }),
  },
  "assembly.written.open": { allowed: SYNDIC, input: at("draft") },
  "assembly.written.remind": { allowed: SYNDIC, input: at("open") },
  "assembly.written.withdraw": {
    allowed: SYNDIC,
    input: (world) => ({ ...at("open")(world), reason: "Une erreur dans le texte" }),
  },
  "assembly.written.sign": {
    decidedByInput: true,
    allowed: ["owner"],
    input: (world) => ({ ...at("open")(world), hash: world.written.hash }),
  },
  "assembly.written.refuse": { decidedByInput: true, allowed: ["owner"], input: at("open") },
  "assembly.written.fileForm": {
    allowed: SYNDIC,
    input: (world) => ({
      ...at("open")(world),
      ...{ signers: [world.house.partyOf("Ana")], scan, signedOn: DAY, lateReason: null },
    }),
  },
  "assembly.written.fileRefusal": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...at("open")(world), partyId: world.house.partyOf("Ana") },
      ...{ saidOn: DAY, reason: null, note: "Lettre reçue au bureau", scan: null },
    }),
  },
  "assembly.written.settle": { allowed: SYNDIC, input: at("open") },
  "assembly.written.minute": { allowed: SYNDIC, input: at("waiting") },
  "assembly.written.post": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...at("minuted")(world), deliveryIds: [world.written.letter] },
      ...{ depositedOn: "2026-05-20", postingNumber: "Courrier ordinaire" },
    }),
  },
  "assembly.written.postWord": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...at("open")(world), wordId: world.written.word },
      ...{ deliveryIds: [world.written.wordLetter], depositedOn: DAY },
      postingNumber: "Courrier ordinaire",
    }),
  },
};
