import { strToU8, zipSync } from "fflate";
import { serveTasks } from "#server/platform/workers.ts";
import { dataOf, pageOf } from "./export.rules.ts";
import { ExportTask } from "./export.schema.ts";

/** A page to read, the data for a machine, and the documents themselves: one archive. */
serveTasks(async (task) => {
  const asked = ExportTask.parse(task);
  const files = Object.fromEntries(asked.files.map(({ name, bytes }) => [name, bytes]));
  return zipSync({
    "index.html": strToU8(pageOf(asked)),
    "data.json": strToU8(dataOf(asked)),
    ...files,
  });
});
