import { expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import {
  judgeProof,
  type NoticePlan,
  obstaclesTo,
  type Sending,
  toConvene,
} from "./convocation.rules.ts";

const d = plainDate;

const lot = (code: string, holders: string, representativeId: string | null = null) => ({
  code,
  shares: 10n,
  representativeId,
  holders: [...holders].map((partyId) => ({ partyId })),
});

const registers = [
  { name: "one owner of two lots, once", lots: [lot("1", "a"), lot("2", "a")], people: ["a 1,2"] },
  { name: "two owners", lots: [lot("1", "a"), lot("2", "b")], people: ["a 1", "b 2"] },
  {
    name: "a lot in two hands without representative: both, with the form (AD-03)",
    lots: [lot("1", "ab")],
    people: ["a 1 designate 1", "b 1 designate 1"],
  },
  {
    name: "the representative alone (R-AG-16)",
    lots: [lot("1", "ab", "b")],
    people: ["b 1"],
  },
  {
    name: "a representative who holds nothing",
    lots: [lot("1", "ab", "z")],
    people: ["z 1"],
  },
  {
    name: "usufruct and bare ownership in one hand",
    lots: [lot("1", "aa")],
    people: ["a 1"],
  },
  {
    name: "a designation left over from when there were several",
    lots: [lot("1", "a", "z")],
    people: ["a 1"],
  },
  {
    name: "own lot, and another in common",
    lots: [lot("1", "a"), lot("2", "ab")],
    people: ["a 1,2 designate 2", "b 2 designate 2"],
  },
  { name: "a lot without holder", lots: [lot("1", "")], people: [] },
];

test.each(registers)("to convene, $name", ({ lots, people }) => {
  const shown = toConvene(lots).map(({ partyId, lots: held, designation }) => {
    const codes = held.map(({ code }) => code).join(",");
    return designation.length > 0
      ? `${partyId} ${codes} designate ${designation.join(",")}`
      : `${partyId} ${codes}`;
  });
  expect(shown).toEqual(people);
});

const plan: NoticePlan = {
  sentOn: d("2026-05-05"),
  meetingOn: d("2026-05-20"),
  firstOn: null,
  retryOfOn: null,
  urgencyReason: null,
  place: "Salle communale",
  consultation: "Au bureau du syndic",
  items: 1,
  proposalsLeft: 0,
  pointsMissing: 0,
  addressees: 1,
  hasSyndic: true,
  electorates: [],
};

const plans: { name: string; change: Partial<NoticePlan>; obstacles: string[] }[] = [
  { name: "complete, fifteen days before", change: {}, obstacles: [] },
  {
    name: "fourteen days before",
    change: { sentOn: d("2026-05-06") },
    obstacles: ["convocation.notice-too-short"],
  },
  {
    name: "fourteen days before, urgent",
    change: { sentOn: d("2026-05-06"), urgencyReason: "Fuite de gaz" },
    obstacles: [],
  },
  { name: "without agenda", change: { items: 0 }, obstacles: ["convocation.agenda-empty"] },
  {
    name: "with a proposal received in time on no agenda (R-AG-20)",
    change: { proposalsLeft: 1 },
    obstacles: ["proposal.not-on-agenda"],
  },
  { name: "without place", change: { place: " " }, obstacles: ["convocation.place-missing"] },
  {
    name: "without consultation",
    change: { consultation: "" },
    obstacles: ["convocation.consultation-missing"],
  },
  {
    name: "without anybody",
    change: { addressees: 0 },
    obstacles: ["convocation.nobody-to-convene"],
  },
  { name: "without syndic", change: { hasSyndic: false }, obstacles: ["convocation.no-syndic"] },
  {
    name: "with two texts for a part that has no key on the day",
    change: { electorates: ["agenda.electorate-without-key", "agenda.electorate-without-key"] },
    obstacles: ["agenda.electorate-without-key"],
  },
  {
    name: "second session fourteen days after the first",
    change: { firstOn: d("2026-05-06"), sentOn: d("2026-05-05") },
    obstacles: ["meeting.second-session-too-early"],
  },
  {
    name: "second session fifteen days after the first",
    change: { firstOn: d("2026-05-05"), sentOn: d("2026-05-05") },
    obstacles: [],
  },
  {
    name: "everything missing at once",
    change: { items: 0, place: "", sentOn: d("2026-05-20") },
    obstacles: [
      "convocation.agenda-empty",
      "convocation.place-missing",
      "convocation.notice-too-short",
    ],
  },
];

test.each(plans)("a notice $name: $obstacles", ({ change, obstacles }) => {
  expect(obstaclesTo({ ...plan, ...change })).toEqual(obstacles);
});

const mail = (...proofs: ["accepted" | "bounced" | "posted", string][]): Sending => ({
  channel: "email",
  proofs: proofs.map(([kind, on]) => ({ kind, on: d(on) })),
});
const letter = (...proofs: ["accepted" | "bounced" | "posted", string][]): Sending => ({
  ...mail(...proofs),
  channel: "registered_letter",
});

const proofs: { name: string; sent: Sending[]; urgent?: string; state: string }[] = [
  { name: "nothing known", sent: [mail()], state: "unproven" },
  { name: "printed is not sent", sent: [letter()], state: "unproven" },
  { name: "accepted the last day", sent: [mail(["accepted", "2026-05-05"])], state: "in-time" },
  { name: "accepted a day late", sent: [mail(["accepted", "2026-05-06"])], state: "late" },
  { name: "posted the last day", sent: [letter(["posted", "2026-05-05"])], state: "in-time" },
  { name: "posted a day late", sent: [letter(["posted", "2026-05-06"])], state: "late" },
  {
    name: "posted a day late, urgent",
    sent: [letter(["posted", "2026-05-06"])],
    urgent: "Fuite",
    state: "urgent",
  },
  {
    name: "accepted, then bounced",
    sent: [mail(["accepted", "2026-05-01"], ["bounced", "2026-05-02"])],
    state: "bounced",
  },
  {
    name: "bounced, letter printed",
    sent: [mail(["bounced", "2026-05-02"]), letter()],
    state: "unproven",
  },
  {
    name: "bounced, letter posted in time",
    sent: [mail(["bounced", "2026-05-02"]), letter(["posted", "2026-05-04"])],
    state: "in-time",
  },
  {
    name: "bounced, letter posted late",
    sent: [
      mail(["accepted", "2026-05-01"], ["bounced", "2026-05-07"]),
      letter(["posted", "2026-05-07"]),
    ],
    state: "late",
  },
  {
    name: "the earliest of two proofs counts",
    sent: [mail(["accepted", "2026-05-07"]), letter(["posted", "2026-05-04"])],
    state: "in-time",
  },
];

test.each(proofs)("notice for 2026-05-20, $name: $state", ({ sent, urgent, state }) => {
  expect(judgeProof(sent, d("2026-05-20"), urgent ?? null)).toBe(state);
});
