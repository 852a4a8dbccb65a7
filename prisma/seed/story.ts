import { legalDate } from "#server/kernel/calendar.ts";
import { now } from "#server/platform/clock.ts";
import { closeMail } from "#server/platform/mail.ts";
import { conveneAtNextHour, draftNextYear } from "./coming-meetings.ts";
import { storyDays } from "./days.ts";
import { holdAssembly } from "./evening.ts";
import { postNotices, reportLamp } from "./hall.ts";
import { prepareAssembly } from "./held-meeting.ts";
import { renewMandate, sendMinutes, signAssembly } from "./minutes.ts";
import { takeOnBuilding } from "./office.ts";
import { inviteOwners, seatCouncil } from "./owners.ts";
import { askWhichEvening } from "./poll.ts";
import { enterPowers } from "./powers.ts";
import { exerciseRights } from "./rights.ts";

/**
 * Tells the demonstration's year up to now, once, on an empty installation: each person does his
 * part through the procedures, under a clock moved to the day of it.
 */
export async function tell(): Promise<void> {
  const told = now();
  const days = storyDays(legalDate(told));
  const building = await takeOnBuilding(days);
  await inviteOwners(building, days);
  const held = await prepareAssembly(building, days);
  await holdAssembly(held, building, days);
  await signAssembly(held, building, days);
  await sendMinutes(held, days);
  await renewMandate(building, days);
  await postNotices(building, days);
  await seatCouncil(building, days);
  await enterPowers(building, days);
  await exerciseRights(building, days, told);
  await conveneAtNextHour(building, told);
  await draftNextYear(building, days, told);
  await askWhichEvening(building, told);
  await reportLamp(building.slug, told);
  // Idle connections to the mail server would keep the process of the story alive.
  closeMail();
}
