import { jobActor } from "#inngest/actor.ts";
import { legalInstant } from "#server/kernel/calendar.ts";
import { at } from "#server/platform/clock.ts";
import { removeDue } from "#server/registry/privacy/retention.service.ts";
import type { StoryDays } from "./days.ts";
import type { Building } from "./office.ts";
import { during, memberOf } from "./person.ts";

/**
 * What people did with their own data after the assembly: Joris has another number, Eva is offered
 * e-mail, Hanna takes her data along, Priya wanted no optional mail for a while, and the office looked
 * with Amina's eyes to help her on the telephone.
 */
export async function exerciseRights(
  { associationId, partyOf }: Building,
  { assembly }: StoryDays,
  told: Temporal.Instant,
): Promise<void> {
  const on = (days: number, time: string) => legalInstant(assembly.add({ days }), time);
  const of = (key: string) => ({ associationId, partyId: partyOf(memberOf(key).name) });
  await during(on(5, "20:10"), "joris", async (call) => {
    const party = await call.registry.party.get(of("joris"));
    const contact = { street: party.street ?? "", postcode: party.postcode ?? "" };
    await call.registry.party.changeContact({
      ...{ ...of("joris"), ...contact, email: party.email ?? "", town: party.town ?? "" },
      ...{ language: party.language, phone: "+32 470 55 01 42" },
    });
  });
  await during(on(6, "09:30"), "odile", (call) =>
    call.registry.consent.invite({
      ...{ associationId, partyId: partyOf("Eva Fontaine") },
      ...{ email: "eva@glycines.example", via: "letter" },
    }),
  );
  const asked = await during(on(7, "21:00"), "priya", (call) =>
    call.registry.privacy.ask({ ...of("priya"), kind: "objection", words: "" }),
  );
  await during(on(8, "19:15"), "hanna", (call) => call.registry.privacy.askExport(of("hanna")));
  await during(on(9, "10:00"), "odile", async (call) => {
    const answer = "Vous ne recevrez plus d’envois facultatifs.";
    const decision = { requestId: asked, outcome: "granted" as const, answer };
    await call.registry.privacy.decide({ associationId, ...decision });
    await call.registry.viewing.start(of("amina"));
  });
  await during(on(20, "11:00"), "odile", (call) =>
    call.registry.privacy.liftRestriction(of("priya")),
  );
  // The Sunday job: the file of data that Hanna never fetched is gone.
  await at(on(30, "03:30"), () => removeDue(jobActor("registry.remove-due"), associationId));
  await during(told, "hanna", (call) => call.registry.privacy.askExport(of("hanna")));
}
