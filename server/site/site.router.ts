import { router } from "#server/platform/trpc.ts";
import { calendarRouter } from "./calendar/calendar.router.ts";
import { faultRouter } from "./fault/fault.router.ts";
import { morningRouter } from "./morning/morning.router.ts";
import { noticeRouter } from "./notice/notice.router.ts";

export const siteRouter = router({
  calendar: calendarRouter,
  fault: faultRouter,
  morning: morningRouter,
  notice: noticeRouter,
});
