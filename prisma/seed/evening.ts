import type { Choice } from "#server/assembly/ballot/ballot.rules.ts";
import { legalInstant } from "#server/kernel/calendar.ts";
import { at } from "#server/platform/clock.ts";
import type { StoryText } from "./agenda.ts";
import type { StoryDays } from "./days.ts";
import type { HeldMeeting } from "./held-meeting.ts";
import type { Building } from "./office.ts";
import { type Call, during } from "./person.ts";

/** Who comes through the door, in this order; Hanna does not, Leopold is represented by Marc. */
const ARRIVALS = [
  "Marc Delvaux",
  "Amina El Idrissi",
  "Joris Claes",
  "Immo Reynders SRL",
  "Thảo Nguyễn",
  "Paul Fontaine",
  "Priya Nair",
];

/** They vote on the works with their own telephones; for everybody else the office encodes. */
const BY_TELEPHONE = ["Marc Delvaux", "Leopold Lambrecht", "Priya Nair"];
const WORKS = "D-14";

function choiceOf({ against, abstain }: StoryText, holders: readonly string[]): Choice {
  const isNamed = (names: readonly string[] = []) => holders.some((name) => names.includes(name));
  if (isNamed(against)) return "against";
  return isNamed(abstain) ? "abstain" : "for";
}

/** A holder votes for every head he carries; a first choice shows that a later one replaces it. */
async function voteByTelephone(
  key: string,
  moment: Temporal.Instant,
  { meeting: { associationId, meetingId } }: HeldMeeting,
  resolutionId: string,
  choices: readonly Choice[],
): Promise<void> {
  await during(moment, key, async (call) => {
    const { heads } = await call.assembly.ballot.voter({ associationId, meetingId });
    for (const choice of choices) {
      for (const { entitlementId } of heads) {
        await call.assembly.ballot.cast({
          associationId,
          resolutionId,
          votes: [{ entitlementId, choice }],
        });
      }
    }
  });
}

type Taking = Readonly<{ held: HeldMeeting; partyOf: Building["partyOf"] }>;

/** Keeps out who is under contract on a text, and lets in again who no longer is. */
async function keepApart(
  { assembly: { ballot } }: Call,
  { held: { meeting }, partyOf }: Taking,
  { resolutionId, excluded, readmitted }: HeldMeeting["texts"][number],
): Promise<void> {
  const text = { associationId: meeting.associationId, resolutionId };
  for (const kept of [excluded, readmitted]) {
    if (!kept) continue;
    const { name, reason } = kept;
    await ballot.exclude({ ...text, partyId: partyOf(name), ground: "contract", reason });
  }
  if (!readmitted) return;
  const ballots = await ballot.list(meeting);
  const exclusion = ballots
    .flatMap(({ exclusions }) => exclusions)
    .find(({ partyId }) => partyId === partyOf(readmitted.name));
  if (!exclusion) throw new RangeError("nobody to let in again");
  await ballot.liftExclusion({ ...text, exclusionId: exclusion.id, reason: readmitted.because });
}

async function takeVote(
  call: Call,
  { held, partyOf }: Taking,
  text: HeldMeeting["texts"][number],
  moment: Temporal.Instant,
): Promise<void> {
  const { associationId } = held.meeting;
  const { resolutionId, decisionType, excluded } = text;
  const isByTelephone = decisionType === WORKS;
  await at(moment, async () => {
    await call.assembly.ballot.open({ associationId, resolutionId });
    await keepApart(call, { held, partyOf }, text);
  });
  if (isByTelephone) {
    const soon = moment.add({ minutes: 2 });
    await voteByTelephone("marc", soon, held, resolutionId, ["for"]);
    await voteByTelephone("priya", soon, held, resolutionId, ["against", "for"]);
  }
  await at(moment.add({ minutes: 5 }), async () => {
    const { roll } = await call.assembly.attendance.room(held.meeting);
    const votes = roll.flatMap(({ entitlementId, holders, by }) => {
      const isOwnHand = isByTelephone && holders.some((name) => BY_TELEPHONE.includes(name));
      const isKeptOut = holders.some((name) => name === excluded?.name);
      if (!entitlementId || by === null || isOwnHand || isKeptOut) return [];
      return [{ entitlementId, choice: choiceOf(text, holders) }];
    });
    await call.assembly.ballot.castInRoom({ associationId, resolutionId, votes });
    await call.assembly.ballot.close({ associationId, resolutionId });
  });
}

/** The evening: people come, C1 gets its representative, the meeting opens, votes and closes. */
export async function holdAssembly(
  held: HeldMeeting,
  { partyOf, associationId }: Building,
  { assembly }: StoryDays,
): Promise<void> {
  const { meeting, texts } = held;
  await during(legalInstant(assembly, "18:35"), "odile", async (call) => {
    const { lines } = await call.registry.lot.list({ associationId, search: "C1" });
    const startsOn = assembly.toString();
    for (const { id: lotId } of lines) {
      const representative = { associationId, lotId, partyId: partyOf("Paul Fontaine"), startsOn };
      await call.registry.lot.nameRepresentative(representative);
    }
    for (const name of ARRIVALS) {
      await call.assembly.attendance.checkIn({ ...meeting, partyId: partyOf(name) });
    }
    const chair = { chairPartyId: partyOf("Marc Delvaux"), secretaryName: "Odile Verhaegen" };
    const opened = legalInstant(assembly, "19:04");
    await at(opened, () => call.assembly.attendance.open({ ...meeting, ...chair }));
    for (const [index, text] of texts.entries()) {
      await takeVote(call, { held, partyOf }, text, opened.add({ minutes: 8 + 12 * index }));
      if (text.decisionType !== WORKS) continue;
      const left = { ...meeting, partyId: partyOf("Thảo Nguyễn") };
      await at(opened.add({ minutes: 15 + 12 * index }), () =>
        call.assembly.attendance.checkOut(left),
      );
    }
    await at(legalInstant(assembly, "20:50"), () => call.assembly.ballot.closeMeeting(meeting));
  });
}
