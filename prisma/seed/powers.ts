import { legalInstant } from "#server/kernel/calendar.ts";
import type { StoryDays } from "./days.ts";
import type { Building } from "./office.ts";
import { during } from "./person.ts";

/**
 * Who acts in law for two of them: the company of B3 by its managing director, and Paul, under judicial
 * protection since the day after the assembly, by the lawyer whom the justice of the peace named over his property.
 */
export async function enterPowers(
  { associationId, partyOf }: Building,
  { assembly }: StoryDays,
): Promise<void> {
  const on = assembly.add({ days: 4 });
  await during(legalInstant(on, "10:20"), "odile", async (call) => {
    await call.registry.representative.add({
      ...{ associationId, partyId: partyOf("Immo Reynders SRL"), name: "Carine Reynders" },
      ...{ kind: "managing_director", source: "gazette", sourceReference: "23045671" },
      ...{ sourceOn: "2023-03-28", startsOn: "2023-03-15", receivesMail: true, language: "fr" },
      ...{ phone: "+32 2 500 10 01", street: "Rue du Commerce 20", postcode: "1000" },
      town: "Bruxelles",
    });
    const ordered = assembly.add({ days: 1 }).toString();
    await call.registry.representative.add({
      ...{ associationId, partyId: partyOf("Paul Fontaine"), name: "Sofia Marchetti" },
      ...{ kind: "administrator", source: "order", sourceReference: "26B318" },
      ...{ court: "Justice de paix de Schaerbeek", sourceOn: ordered, startsOn: ordered },
      ...{ receivesMail: true, language: "fr", phone: "+32 2 555 01 88" },
      ...{ street: "Rue de la Justice 9", postcode: "1030", town: "Schaerbeek" },
    });
  });
}
