import { legalDate, legalInstant } from "#server/kernel/calendar.ts";
import type { Building } from "./office.ts";
import { during } from "./person.ts";

/** The office asks on which evening the owners would rather meet; it decides nothing. */
export async function askWhichEvening(
  { associationId }: Building,
  told: Temporal.Instant,
): Promise<void> {
  const asked = legalDate(told).subtract({ days: 2 });
  await during(legalInstant(asked, "11:15"), "odile", async (call) => {
    const pollId = await call.assembly.poll.draft({
      associationId,
      question: "Quel soir vous convient le mieux pour la prochaine assemblée ordinaire\u00a0?",
      explanation: "La salle communale est libre ces soirs-là.",
      language: "fr",
      options: ["Le mardi", "Le mercredi", "Le jeudi", "Peu importe"],
      ...{ several: true, named: false, endsOn: asked.add({ days: 21 }).toString() },
    });
    await call.assembly.poll.publish({ associationId, pollId });
  });
}
