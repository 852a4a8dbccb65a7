import { serveTasks } from "#server/platform/workers.ts";
import { previewRegister } from "./import.rules.ts";
import { ImportTask } from "./import.schema.ts";

/** Files come from anybody: they are read in a process whose loss costs nothing. */
serveTasks(async (task) => previewRegister(ImportTask.parse(task)));
