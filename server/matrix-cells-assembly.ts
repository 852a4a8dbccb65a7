import { type Cells, here, OFFICE, READERS, SYNDIC, VOTERS } from "./matrix-cell.ts";
import { claimAgainst, earlierDecision } from "./matrix-seeds.ts";
import type { StageName, World } from "./matrix-world.ts";

const at = (stage: StageName) => (world: World) => ({
  ...here(world),
  meetingId: world.stages[stage].meetingId,
});
const someone = (stage: StageName, name: string) => (world: World) => ({
  ...at(stage)(world),
  partyId: world.house.partyOf(name),
});
/** The first text of an open meeting is closed, the second open, the third waits. */
const text = (place: number) => (world: World) => ({
  ...here(world),
  resolutionId: world.stages.open.texts[place],
});
const anasVote = (world: World) => ({
  entitlementId: world.stages.open.anasHead,
  choice: "against",
});

const proposed = (world: World) => ({ ...here(world), proposalId: world.proposalId });
const words = { title: "Vélos dans le hall", explanation: null, motion: null };

const asked = (which: keyof World["requests"]) => (world: World) => ({
  ...here(world),
  requestId: world.requests[which],
});
/** What Ana convenes by a judge's order. */
const convened = (world: World) => ({ ...here(world), meetingId: world.convening.draft });
const ordered = {
  ...{ by: "court", orderReference: "RG 26A1", orderedOn: "2026-05-01", orderWithin: null },
  ...{ derogation: null, declared: true },
  points: [{ title: "Toiture", motion: null, decisionType: "D-01" }],
};
const conveningDetails = {
  ...{ on: "2026-12-30", time: "19:00", place: "Salle", consultation: "Chez Ana" },
  ...{ language: "fr", remoteAllowed: false },
};
const wanted = { reason: "La chaudière", points: [{ title: "Chaudière", motion: null }] };

export const assemblyCells: Cells = {
  "assembly.proposal.list": { allowed: [...SYNDIC, ...VOTERS], input: here },
  "assembly.proposal.get": { decidedByInput: true, allowed: [...SYNDIC, "owner"], input: proposed },
  "assembly.proposal.places": { allowed: SYNDIC, input: here },
  "assembly.proposal.propose": {
    decidedByInput: true,
    allowed: ["owner"],
    input: (world) => ({ ...here(world), ...words }),
  },
  "assembly.proposal.propose for the council": {
    decidedByInput: true,
    allowed: ["council"],
    input: (world) => ({ ...here(world), ...words, byCouncil: true }),
  },
  "assembly.proposal.encode": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...here(world), ...words, partyId: world.house.partyOf("Bruno") },
      ...{ medium: "letter", receivedOn: "2026-05-01" },
    }),
  },
  "assembly.proposal.place": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...proposed(world), meetingId: world.draft.meetingId, itemId: null },
      decisionType: "D-14",
    }),
  },
  "assembly.proposal.unplace": { allowed: SYNDIC, input: proposed },
  "assembly.proposal.withdraw": {
    decidedByInput: true,
    allowed: [...SYNDIC, "owner"],
    input: (world) => ({ ...proposed(world), reason: "Lettre du 3 mai" }),
  },
  "assembly.convening.show": { allowed: [...SYNDIC, ...VOTERS], input: here },
  "assembly.convening.meeting": { decidedByInput: true, allowed: ["owner"], input: convened },
  "assembly.convening.start": {
    decidedByInput: true,
    allowed: [...SYNDIC, "owner"],
    input: (world) => ({ ...here(world), ground: ordered, ...conveningDetails }),
  },
  "assembly.convening.update": {
    decidedByInput: true,
    allowed: ["owner"],
    input: (world) => ({ ...convened(world), ...conveningDetails }),
  },
  "assembly.convening.discard": { decidedByInput: true, allowed: ["owner"], input: convened },
  "assembly.convening.convene": { decidedByInput: true, allowed: ["owner"], input: convened },
  "assembly.convening.recordPosting": {
    decidedByInput: true,
    allowed: ["owner"],
    input: (world) => ({
      ...{ ...here(world), meetingId: world.convening.sent, depositedOn: world.convening.on },
      ...{ postingNumber: "RR 2", deliveryIds: [world.convening.letter] },
    }),
  },
  "assembly.request.list": { allowed: [...SYNDIC, ...VOTERS], input: here },
  "assembly.request.get": {
    decidedByInput: true,
    allowed: [...SYNDIC, ...VOTERS],
    input: asked("received"),
  },
  // What is still being signed is the co-owners' own affair.
  "assembly.request.get of one being signed": {
    decidedByInput: true,
    allowed: VOTERS,
    input: asked("bruno"),
  },
  "assembly.request.letter": { decidedByInput: true, allowed: VOTERS, input: asked("ana") },
  "assembly.request.start": {
    allowed: ["owner"],
    input: (world) => ({ ...here(world), ...wanted }),
  },
  "assembly.request.sign": {
    decidedByInput: true,
    allowed: ["owner"],
    input: asked("bruno"),
  },
  "assembly.request.unsign": { decidedByInput: true, allowed: ["owner"], input: asked("ana") },
  "assembly.request.post": {
    decidedByInput: true,
    allowed: ["owner"],
    input: (world) => ({ ...asked("ana")(world), postedOn: "2026-05-01", postingNumber: "RR 1" }),
  },
  "assembly.request.receive": {
    decidedByInput: true,
    allowed: [...SYNDIC, "owner"],
    input: (world) => ({ ...asked("posted")(world), receivedOn: "2026-05-03", proof: "Suivi" }),
  },
  "assembly.request.encode": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...here(world), ...wanted, receivedOn: "2026-05-01" },
      signers: [world.house.partyOf("Bruno")],
    }),
  },
  "assembly.request.takeUp": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...asked("received")(world), types: {} },
      ...{ meetingId: world.draft.meetingId, on: null, time: null },
    }),
  },
  "assembly.request.withdraw": {
    decidedByInput: true,
    allowed: ["owner"],
    input: (world) => ({ ...asked("ana")(world), reason: null }),
  },
  "assembly.request.withdraw of a letter": {
    decidedByInput: true,
    allowed: SYNDIC,
    input: (world) => ({ ...asked("received")(world), reason: "Inscrite deux fois" }),
  },
  "assembly.attendance.room": { allowed: SYNDIC, input: at("open") },
  "assembly.attendance.checkIn": { allowed: SYNDIC, input: someone("convened", "Ana") },
  "assembly.attendance.checkOut": { allowed: SYNDIC, input: someone("open", "Ana") },
  "assembly.attendance.admit": {
    allowed: SYNDIC,
    input: (world) => ({ ...someone("convened", "Bruno")(world), method: "callback" }),
  },
  "assembly.attendance.join": { decidedByInput: true, allowed: VOTERS, input: at("convened") },
  "assembly.attendance.leave": { decidedByInput: true, allowed: VOTERS, input: at("open") },
  "assembly.attendance.open": {
    allowed: SYNDIC,
    input: (world) => ({
      ...at("present")(world),
      chairPartyId: world.house.partyOf("Ana"),
      secretaryName: "Sofie",
    }),
  },
  "assembly.ballot.list": { decidedByInput: true, allowed: READERS, input: at("open") },
  "assembly.ballot.turnout": { decidedByInput: true, allowed: READERS, input: at("open") },
  "assembly.ballot.progress": { decidedByInput: true, allowed: READERS, input: at("open") },
  "assembly.ballot.list of a draft": {
    decidedByInput: true,
    allowed: OFFICE,
    input: (world) => ({ ...here(world), meetingId: world.draft.meetingId }),
  },
  // Whoever follows a meeting and stands for a party sees it as a voter does, heads or none.
  "assembly.ballot.voter": {
    decidedByInput: true,
    allowed: [...VOTERS, "auditor"],
    input: at("open"),
  },
  "assembly.ballot.open": { allowed: SYNDIC, input: text(2) },
  "assembly.ballot.exclude": {
    allowed: SYNDIC,
    input: (world) => ({
      ...text(1)(world),
      partyId: world.house.partyOf("Bruno"),
      ground: "contract",
      reason: "Il est l’entrepreneur.",
    }),
  },
  "assembly.ballot.liftExclusion": {
    allowed: SYNDIC,
    input: (world) => ({
      ...text(2)(world),
      exclusionId: world.exclusionId,
      reason: "Son contrat est échu.",
    }),
  },
  "assembly.ballot.cast": {
    decidedByInput: true,
    allowed: ["owner"],
    input: (world) => ({ ...text(1)(world), votes: [anasVote(world)] }),
  },
  "assembly.ballot.castInRoom": {
    allowed: SYNDIC,
    input: (world) => ({ ...text(1)(world), votes: [anasVote(world)] }),
  },
  "assembly.ballot.hands": { allowed: SYNDIC, input: text(1) },
  "assembly.ballot.recordHands": {
    allowed: SYNDIC,
    input: (world) => ({ ...text(1)(world), mark: world.handsMark, close: false }),
  },
  "assembly.proxy.instructions": { decidedByInput: true, allowed: READERS, input: at("open") },
  "assembly.proxy.instruct": {
    decidedByInput: true,
    allowed: ["owner"],
    input: (world) => ({
      ...{ ...at("convened")(world), proxyId: world.proxyId },
      instructions: [{ resolutionId: world.stages.convened.texts[0], choice: "against" }],
    }),
  },
  "assembly.motion.list": { decidedByInput: true, allowed: READERS, input: at("open") },
  "assembly.motion.dispose": {
    allowed: SYNDIC,
    input: (world) => ({
      ...at("open")(world),
      ...{ itemId: world.items[0], resolutionId: world.stages.open.texts[2] },
      ...{ kind: "postponed", reason: "Il manque un devis." },
    }),
  },
  "assembly.motion.amend": {
    allowed: SYNDIC,
    input: (world) => ({
      ...text(2)(world),
      ...{ text: "Un autre texte.", reason: "Une coquille.", scope: "within" },
    }),
  },
  "assembly.motion.reopen": {
    allowed: SYNDIC,
    input: (world) => ({ ...text(0)(world), reason: "Une erreur d’encodage." }),
  },
  "assembly.breach.list": { decidedByInput: true, allowed: READERS, input: at("open") },
  "assembly.breach.record": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...at("open")(world), itemId: world.items[0], kind: "agenda" },
      ...{ statement: "Un vote sur le local à vélos.", reason: "L’assemblée l’a demandé." },
    }),
  },
  "assembly.ballot.close": { allowed: SYNDIC, input: text(1) },
  "assembly.ballot.closeMeeting": { allowed: SYNDIC, input: at("decided") },
  "assembly.receipt.list": { allowed: READERS, input: here },
  "assembly.receipt.get": {
    decidedByInput: true,
    allowed: ["owner"],
    input: (world) => ({
      ...at("open")(world),
      resolutionId: world.stages.open.texts[1],
      entitlementId: world.stages.open.anasHead,
    }),
  },
  "assembly.decision.list": { allowed: READERS, input: here },
  "assembly.decision.printed": { allowed: READERS, input: here },
  "assembly.decision.get": {
    allowed: READERS,
    input: (world) => ({ ...here(world), decisionId: world.decisionId }),
  },
  "assembly.decision.scans": { allowed: SYNDIC, input: here },
  "assembly.decision.enterEarlier": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), ...earlierDecision }),
  },
  "assembly.challenge.record": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), ...claimAgainst(world.decisionId) }),
  },
  "assembly.challenge.rule": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...here(world), decisionId: world.decisionId, challengeId: world.challengeId },
      ...{ kind: "upheld", on: "2020-03-02", reference: null },
    }),
  },
  "assembly.effect.list": { allowed: READERS, input: here },
  "assembly.effect.record": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...here(world), decisionId: world.decisionId, kind: "none" },
    }),
  },
  "assembly.effect.open": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...here(world), decisionId: world.otherDecisionId, what: "Repeindre" },
      ...{ responsible: "Le syndic", dueOn: "2099-01-01" },
    }),
  },
  "assembly.effect.step": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...here(world), decisionId: world.decisionId, kind: "done", on: "2020-01-01" },
    }),
  },
  "assembly.task.asked": { allowed: "person" },
  "assembly.task.office": { allowed: "person", input: () => ({}) },
};
