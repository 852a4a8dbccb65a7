import { linkToken } from "./documents/delivery/link.service.ts";
import { type Cells, here, OFFICE, READERS, SYNDIC } from "./matrix-cell.ts";
import type { World } from "./matrix-world.ts";

const details = {
  kind: "ordinary",
  on: "2026-07-01",
  time: "19h30",
  place: "Hall",
  remoteAllowed: false,
  consultation: "Au bureau",
  language: "fr",
};
const ofDraft = (world: World) => ({ ...here(world), meetingId: world.draft.meetingId });
const ofAnnual = (world: World) => ({ ...here(world), meetingId: world.annual.meetingId });
const ofConvened = (world: World) => ({
  ...here(world),
  meetingId: world.stages.convened.meetingId,
});
const item = (world: World) => ({ ...ofDraft(world), itemId: world.draft.items[0] });
const text = (world: World) => ({ ...ofDraft(world), resolutionId: world.draft.texts[0] });
const anas = ({ house }: World) => ({ principalPartyId: house.partyOf("Ana") });
const toCarla = ({ house }: World) => ({
  holder: { kind: "register", partyId: house.partyOf("Carla") },
});
const forAnItem = (world: World) => ({
  ...{ ...ofConvened(world), proxyId: world.proxyId, itemId: world.itemId },
  holder: { kind: "register", partyId: world.house.partyOf("Bruno") },
});

export const meetingCells: Cells = {
  "assembly.meeting.list": { allowed: READERS, input: here },
  "assembly.meeting.get": { allowed: READERS, input: ofConvened },
  "assembly.meeting.get of a draft": { decidedByInput: true, allowed: OFFICE, input: ofDraft },
  "assembly.meeting.create": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), ...details }),
  },
  "assembly.meeting.update": {
    allowed: SYNDIC,
    input: (world) => ({ ...ofDraft(world), ...details }),
  },
  "assembly.meeting.discard": { allowed: SYNDIC, input: ofDraft },
  "assembly.meeting.planSecondSession": {
    allowed: SYNDIC,
    decidedByInput: true,
    input: (world) => ({ ...here(world), meetingId: world.stages.failed.meetingId }),
  },
  "assembly.meeting.conveneSecondSession": {
    allowed: SYNDIC,
    decidedByInput: true,
    input: (world) => ({ ...here(world), meetingId: world.stages.failed.meetingId }),
  },
  "assembly.meeting.correct": {
    allowed: SYNDIC,
    input: (world) => ({ ...ofConvened(world), reason: "Autre salle" }),
  },
  "assembly.meeting.planRetry": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), meetingId: world.stages.missed.meetingId }),
  },
  "assembly.agenda.addItem": {
    allowed: SYNDIC,
    input: (world) => ({ ...ofDraft(world), title: "Ascenseur" }),
  },
  "assembly.agenda.editItem": {
    allowed: SYNDIC,
    input: (world) => ({ ...item(world), title: "Toit" }),
  },
  "assembly.agenda.moveItem": {
    allowed: SYNDIC,
    input: (world) => ({ ...item(world), direction: "down" }),
  },
  "assembly.agenda.removeItem": { allowed: SYNDIC, input: item },
  "assembly.agenda.addResolution": {
    allowed: SYNDIC,
    input: (world) => ({ ...item(world), text: "Isoler.", decisionType: "D-14" }),
  },
  "assembly.agenda.editResolution": {
    allowed: SYNDIC,
    input: (world) => ({ ...text(world), text: "Isoler.", decisionType: "D-14" }),
  },
  "assembly.agenda.moveResolution": {
    allowed: SYNDIC,
    input: (world) => ({ ...text(world), direction: "down" }),
  },
  "assembly.agenda.removeResolution": { allowed: SYNDIC, input: text },
  "assembly.agenda.annual": { allowed: SYNDIC, input: ofAnnual },
  "assembly.agenda.addPoint": {
    allowed: SYNDIC,
    input: (world) => ({ ...ofAnnual(world), point: "auditor" }),
  },
  "assembly.agenda.treatPoint": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), ...world.annual, point: "contractReport", treats: true }),
  },
  "assembly.agenda.leavePoint": {
    allowed: SYNDIC,
    input: (world) => ({ ...ofAnnual(world), point: "auditor", reason: "Désigné en janvier" }),
  },
  "assembly.year.get": { allowed: OFFICE, input: here },
  "assembly.occupant.sheet": { allowed: OFFICE, input: ofConvened },
  "assembly.occupant.post": {
    allowed: SYNDIC,
    input: (world) => ({ ...ofConvened(world), postedOn: "2026-05-20", place: "Hall" }),
  },
  "assembly.funding.ofMeeting": { allowed: READERS, input: ofConvened },
  "assembly.funding.ofMeeting of a draft": {
    decidedByInput: true,
    allowed: OFFICE,
    input: ofDraft,
  },
  "assembly.funding.lots": { allowed: OFFICE, input: ofDraft },
  "assembly.funding.set": {
    allowed: SYNDIC,
    input: (world) => ({ ...text(world), call: "1 200", calls: { firstOn: "2026-07-01" } }),
  },
  "assembly.funding.remove": { allowed: SYNDIC, input: text },
  "assembly.convocation.preview": { allowed: SYNDIC, input: ofDraft },
  "assembly.convocation.previewNotice": {
    allowed: SYNDIC,
    input: (world) => ({ ...ofDraft(world), partyId: world.house.partyOf("Ana") }),
  },
  "assembly.convocation.status": { allowed: OFFICE, input: ofConvened },
  "assembly.convocation.mine": { allowed: READERS, input: ofConvened },
  "assembly.convocation.convene": { allowed: SYNDIC, input: ofDraft },
  "assembly.convocation.retry": { allowed: SYNDIC, input: ofConvened },
  "assembly.convocation.recordPosting": {
    allowed: SYNDIC,
    input: (world) => ({
      ...ofConvened(world),
      deliveryIds: [world.letterId],
      depositedOn: "2026-05-20",
      postingNumber: "RP 1",
    }),
  },
  "assembly.kit.get": { allowed: SYNDIC, input: ofConvened },
  "assembly.convocation.letters": { allowed: SYNDIC, input: ofConvened },
  "assembly.convocation.recordNumber": {
    allowed: SYNDIC,
    input: (world) => ({
      ...ofConvened(world),
      deliveryId: world.letterId,
      depositedOn: "2026-05-20",
      number: "RP1234567",
    }),
  },
  "assembly.convocation.recordCarrierFile": {
    allowed: SYNDIC,
    input: (world) => ({
      ...ofConvened(world),
      depositedOn: "2026-05-20",
      bytes: new TextEncoder().encode("reference;number\nA;123456\n"),
    }),
  },
  "assembly.expected.list": { allowed: ["syndic", "owner"], input: ofConvened },
  "assembly.expected.say": {
    allowed: ["owner"],
    input: (world) => ({
      ...ofConvened(world),
      partyId: world.house.partyOf("Ana"),
      answer: "room",
    }),
  },
  "assembly.expected.encode": {
    allowed: SYNDIC,
    input: (world) => ({
      ...ofConvened(world),
      partyId: world.house.partyOf("Ana"),
      answer: "absent",
    }),
  },
  "assembly.expected.showLink": {
    allowed: "anybody",
    input: (world) => ({ token: linkToken(world.house.id, world.letterId) }),
  },
  "assembly.expected.answerByLink": {
    allowed: "anybody",
    input: (world) => ({ token: linkToken(world.house.id, world.letterId), answer: "unsure" }),
  },
  "assembly.proxy.list": { allowed: READERS, input: ofConvened },
  "assembly.proxy.conflicts": { allowed: READERS, input: ofConvened },
  "assembly.proxy.holders": { allowed: ["syndic", "owner"], input: here },
  "assembly.proxy.lots": { allowed: ["syndic", "owner"], input: ofConvened },
  "assembly.proxy.give": {
    allowed: ["owner"],
    input: (world) => ({
      ...here(world),
      meetingId: world.stages.decided.meetingId,
      ...anas(world),
      ...toCarla(world),
    }),
  },
  "assembly.proxy.encode": {
    allowed: SYNDIC,
    input: (world) => ({
      ...here(world),
      meetingId: world.stages.decided.meetingId,
      ...anas(world),
      ...toCarla(world),
      signedOn: "2026-05-01",
    }),
  },
  "assembly.proxy.revoke": {
    allowed: ["syndic", "owner"],
    input: (world) => ({ ...ofConvened(world), proxyId: world.proxyId }),
  },
  "assembly.proxy.substitute": {
    decidedByInput: true,
    allowed: ["owner"],
    input: forAnItem,
  },
  "assembly.proxy.encodeSubstitute": {
    allowed: SYNDIC,
    input: (world) => ({ ...forAnItem(world), signedOn: "2026-05-01" }),
  },
  "assembly.proxy.revokeSubstitute": {
    decidedByInput: true,
    allowed: ["syndic", "owner"],
    input: (world) => ({
      ...{ ...ofConvened(world), proxyId: world.proxyId },
      substituteId: world.substituteId,
    }),
  },
  "assembly.proxy.deeds": { allowed: SYNDIC, input: ofConvened },
  "assembly.proxy.registerDeed": {
    allowed: SYNDIC,
    input: (world) => ({
      ...{ ...here(world), meetingId: world.stages.decided.meetingId },
      ...{ ...anas(world), ...toCarla(world) },
      ...{ scope: "general", deedOn: "2026-04-01", notary: "Me Dubois, Ixelles" },
    }),
  },
  "assembly.proxy.applyDeed": {
    allowed: SYNDIC,
    input: (world) => ({ ...ofConvened(world), deedId: world.deedId }),
  },
  "assembly.proxy.revokeDeed": {
    allowed: SYNDIC,
    input: (world) => ({ ...ofConvened(world), deedId: world.deedId }),
  },
};
