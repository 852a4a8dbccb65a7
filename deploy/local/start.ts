import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";

const project = join(import.meta.dirname, "..", "..");

/** npm scripts run on the Node of this project; by hand it may be another, that lacks what is used. */
if (!("Temporal" in globalThis)) {
  const own = join(project, "node_modules", ".bin", "node");
  const again = spawnSync(own, process.argv.slice(1), { stdio: "inherit" });
  process.exit(again.status ?? 1);
}

const { values } = parseArgs({
  options: { dev: { type: "boolean" }, empty: { type: "boolean" } },
});
const { runInTerminal } = await import("./terminal.ts");
await runInTerminal({ project, isDev: values.dev ?? false, isEmpty: values.empty ?? false });
