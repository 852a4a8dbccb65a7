import { jobActor } from "#inngest/actor.ts";
import { legalInstant, type PlainDate } from "#server/kernel/calendar.ts";
import { at } from "#server/platform/clock.ts";
import { makeNotices } from "#server/site/notice/making.service.ts";
import type { StoryDays } from "./days.ts";
import type { Building } from "./office.ts";
import { anybody, during } from "./person.ts";

const PLACE = "Hall d’entrée, tableau vitré";

/** The notice of the mandate in force hangs in the hall since a day. */
async function hang({ associationId }: Building, on: PlainDate): Promise<void> {
  await during(legalInstant(on, "08:40"), "odile", async (call) => {
    const [notice] = await call.site.notice.list({ associationId });
    if (!notice) throw new Error("this notice was not made");
    const posting = { noticeId: notice.id, postedOn: on.toString(), place: PLACE };
    await call.site.notice.post({ associationId, ...posting });
  });
}

/** The syndic's notice hangs in the hall, before the renewal of his mandate and after it. */
export async function postNotices(building: Building, { assembly }: StoryDays): Promise<void> {
  const { associationId } = building;
  const renewed = assembly.add({ days: 1 });
  const actor = jobActor("site.make-notices", associationId);
  await at(legalInstant(renewed, "09:11"), () => makeNotices(actor, associationId));
  await hang(building, renewed.add({ days: 1 }));
  await hang(building, assembly.with({ month: 7, day: 2 }));
}

/** Somebody who lives there reports a lamp, without an account. */
export async function reportLamp(slug: string, told: Temporal.Instant): Promise<void> {
  await at(told.subtract({ hours: 20 }), () =>
    anybody.site.fault.report({
      slug,
      locale: "en",
      what: "The light on the stairs between the second and the third floor is out.",
      place: "Stairs, second floor",
      email: "priya@glycines.example",
      phone: "",
    }),
  );
}
