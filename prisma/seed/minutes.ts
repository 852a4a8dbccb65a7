import { legalInstant } from "#server/kernel/calendar.ts";
import type { StoryDays } from "./days.ts";
import type { HeldMeeting } from "./held-meeting.ts";
import type { Building } from "./office.ts";
import { during } from "./person.ts";

/** The minutes are final at once and signed before anybody goes home (art. 3.87 §10). */
export async function signAssembly(
  { meeting }: HeldMeeting,
  { partyOf }: Building,
  { assembly }: StoryDays,
): Promise<void> {
  await during(legalInstant(assembly, "20:53"), "odile", async (call) => {
    await call.assembly.minutes.freeze(meeting);
    await call.assembly.minutes.sign(meeting);
  });
  const ownHands = ["marc", "amina", "joris", "priya"];
  for (const [index, key] of ownHands.entries()) {
    const moment = legalInstant(assembly, "20:56").add({ minutes: index });
    await during(moment, key, (call) => call.assembly.minutes.sign(meeting));
  }
  await during(legalInstant(assembly, "21:02"), "odile", async (call) => {
    for (const name of ["Immo Reynders SRL", "Paul Fontaine"]) {
      const signature = { ...meeting, capacity: "owner", partyId: partyOf(name) } as const;
      await call.assembly.minutes.recordSignature(signature);
    }
  });
}

/** The act leaves for everybody two days later, and that is noted (art. 3.87 §12). */
export async function sendMinutes(
  { meeting }: HeldMeeting,
  { assembly }: StoryDays,
): Promise<void> {
  const sentOn = assembly.add({ days: 2 });
  await during(legalInstant(sentOn, "16:30"), "odile", (call) =>
    call.assembly.minutes.recordSending({ ...meeting, sentOn: sentOn.toString() }),
  );
}

/** The office records the term that the assembly gave it. */
export async function renewMandate(
  { associationId, officeId }: Building,
  { assembly }: StoryDays,
): Promise<void> {
  const starts = assembly.with({ month: 7, day: 1 });
  await during(legalInstant(assembly.add({ days: 1 }), "09:10"), "odile", (call) =>
    call.registry.mandate.appoint({
      associationId,
      officeId,
      appointedOn: assembly.toString(),
      startsOn: starts.toString(),
      endsOn: starts.add({ years: 3 }).subtract({ days: 1 }).toString(),
    }),
  );
}
