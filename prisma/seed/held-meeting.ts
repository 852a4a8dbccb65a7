import { legalInstant } from "#server/kernel/calendar.ts";
import { at } from "#server/platform/clock.ts";
import { type StoryText, writeAgenda } from "./agenda.ts";
import type { StoryDays } from "./days.ts";
import { heldAgenda } from "./held-agenda.ts";
import { postLetters, sendNotices } from "./notices.ts";
import type { Building } from "./office.ts";
import { during } from "./person.ts";

/** The assembly once it is convened, with its texts in order. */
export type HeldMeeting = Readonly<{
  meeting: Readonly<{ associationId: string; meetingId: string }>;
  texts: readonly (StoryText & Readonly<{ resolutionId: string }>)[];
}>;

/** Forty days before: the date, the place and the agenda. */
function plan({ associationId }: Building, { assembly }: StoryDays): Promise<HeldMeeting> {
  const on = assembly.subtract({ days: 40 });
  return during(legalInstant(on, "11:00"), "odile", async (call) => {
    const meetingId = await call.assembly.meeting.create({
      associationId,
      kind: "ordinary",
      on: assembly.toString(),
      time: "19:00",
      place: "Salle communale, rue Royale Sainte-Marie 68, 1030 Schaerbeek",
      remoteAllowed: false,
      consultation:
        "Au bureau du syndic, chaussée de Waterloo 412, du lundi au jeudi de 9 h à 12 h.",
      language: "fr",
    });
    const meeting = { associationId, meetingId };
    return { meeting, texts: await writeAgenda(call, meeting, heldAgenda(assembly.year)) };
  });
}

/** The assembly is prepared: convened in time by mail and by post, one proxy given on paper. */
export async function prepareAssembly(building: Building, days: StoryDays): Promise<HeldMeeting> {
  const { assembly } = days;
  const held = await plan(building, days);
  const { meeting } = held;
  const convenedOn = assembly.subtract({ days: 25 });
  await during(legalInstant(convenedOn, "09:40"), "odile", (call) =>
    call.assembly.convocation.convene(meeting),
  );
  await at(legalInstant(convenedOn, "09:41"), () => sendNotices(meeting));

  const postedOn = assembly.subtract({ days: 24 });
  await during(legalInstant(postedOn, "16:20"), "odile", (call) =>
    postLetters(call, meeting, postedOn.toString(), `RP ${postedOn.year} 4402 117 BE`),
  );

  const receivedOn = assembly.subtract({ days: 3 });
  await during(legalInstant(receivedOn, "10:05"), "odile", (call) =>
    call.assembly.proxy.encode({
      ...meeting,
      principalPartyId: building.partyOf("Leopold Lambrecht"),
      holder: { kind: "register", partyId: building.partyOf("Marc Delvaux") },
      signedOn: assembly.subtract({ days: 9 }).toString(),
    }),
  );
  return held;
}
