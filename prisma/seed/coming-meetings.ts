import { legalDate, legalInstant, legalTime } from "#server/kernel/calendar.ts";
import { at } from "#server/platform/clock.ts";
import { type StoryItem, writeAgenda } from "./agenda.ts";
import type { StoryDays } from "./days.ts";
import { postLetters, sendNotices } from "./notices.ts";
import type { Building } from "./office.ts";
import { during, memberOf } from "./person.ts";

const LIFT: readonly StoryItem[] = [
  {
    title: "Remplacement de l’ascenseur",
    explanation:
      "Le service externe de contrôle demande la mise en conformité avant la fin de l’année. Offre retenue par le conseil de copropriété : 86 500,00 € hors TVA.",
    texts: [
      {
        text: "L’assemblée décide de remplacer l’ascenseur selon l’offre de la SA Ascenseurs Meunier, pour 86 500,00 € hors TVA, prélevés sur le fonds de réserve.",
        decisionType: "D-14",
      },
    ],
  },
  {
    title: "Mise en concurrence",
    texts: [
      {
        text: "L’assemblée fixe à 5 000,00 € hors TVA le montant à partir duquel le syndic demande au moins trois offres.",
        decisionType: "D-15",
      },
    ],
  },
];

const NEXT_YEAR: readonly StoryItem[] = [
  {
    title: "Comptes de l’exercice et décharges",
    texts: [{ text: "L’assemblée approuve les comptes de l’exercice.", decisionType: "D-01" }],
  },
  {
    title: "Budget prévisionnel",
    texts: [{ text: "L’assemblée approuve le budget de l’exercice.", decisionType: "D-01" }],
  },
  { title: "Divers : local à vélos", texts: [] },
];

/** An extraordinary assembly that begins at the next full hour: it can be held at once. */
export async function conveneAtNextHour(
  { associationId }: Building,
  told: Temporal.Instant,
): Promise<void> {
  const startsAt = told.round({ smallestUnit: "hour", roundingMode: "ceil" });
  const on = legalDate(startsAt);
  const convenedOn = on.subtract({ days: 20 });
  const meeting = await during(legalInstant(convenedOn, "10:10"), "odile", async (call) => {
    const meetingId = await call.assembly.meeting.create({
      associationId,
      kind: "extraordinary",
      on: on.toString(),
      time: legalTime(startsAt),
      place: "Hall de la résidence, avenue des Glycines 14, 1030 Schaerbeek",
      remoteAllowed: true,
      conferenceUrl: "https://conference.verhaegen.example/glycines",
      conferencePhone: "+32 2 555 01 29",
      consultation: "Au bureau du syndic, sur rendez-vous, et dans le hall de la résidence.",
      language: "fr",
    });
    await writeAgenda(call, { associationId, meetingId }, LIFT);
    await call.assembly.convocation.convene({ associationId, meetingId });
    return { associationId, meetingId };
  });
  await at(legalInstant(convenedOn, "10:25"), () => sendNotices(meeting));
  const postedOn = on.subtract({ days: 19 });
  await during(legalInstant(postedOn, "16:05"), "odile", (call) =>
    postLetters(call, meeting, postedOn.toString(), `RP ${postedOn.year} 4402 298 BE`),
  );
}

/**
 * The next ordinary assembly: the office has begun the agenda, and an owner asks for more. He alone
 * also asks for a meeting of its own, with less than a fifth of the shares.
 */
export async function draftNextYear(
  { associationId }: Building,
  { next }: StoryDays,
  told: Temporal.Instant,
): Promise<void> {
  const begun = legalInstant(legalDate(told).subtract({ days: 3 }), "15:20");
  await during(begun, "odile", async (call) => {
    const meetingId = await call.assembly.meeting.create({
      associationId,
      kind: "ordinary",
      on: next.toString(),
      time: "19:00",
      place: "",
      remoteAllowed: false,
      consultation: "",
      language: "fr",
    });
    await writeAgenda(call, { associationId, meetingId }, NEXT_YEAR);
  });
  const written = legalDate(told).subtract({ days: 1 });
  await during(legalInstant(written, "09:40"), "odile", async (call) => {
    const people = await call.assembly.proxy.holders({ associationId });
    const marc = people.filter(({ name }) => name === memberOf("marc").name);
    await call.assembly.request.encode({
      ...{ associationId, receivedOn: written.subtract({ days: 1 }).toString() },
      signers: marc.map(({ partyId }) => partyId),
      reason: "Des infiltrations en toiture ne peuvent attendre l’assemblée ordinaire.",
      points: [
        { title: "Toiture", motion: "L’assemblée décide de faire réparer la toiture sans délai." },
      ],
    });
  });
  const asked = legalInstant(legalDate(told).subtract({ days: 2 }), "21:05");
  await during(asked, "marc", (call) =>
    call.assembly.proposal.propose({
      associationId,
      title: "Éclairage du garage",
      explanation: "La moitié des lampes ne s’allume plus, et les autres restent allumées la nuit.",
      motion: "L’assemblée décide d’équiper le garage de lampes à détecteur.",
    }),
  );
}
