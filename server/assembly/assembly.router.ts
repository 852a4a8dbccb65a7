import { router } from "#server/platform/trpc.ts";
import { taskRouter } from "./task/task.router.ts";

export const assemblyRouter = router({
  task: taskRouter,
});
