import { join } from "node:path";
import { parseArgs } from "node:util";
import { StartTrouble } from "#deploy/local/trouble.ts";
import { askOpening } from "./asking.ts";
import { dataFolder, existing, onlyFile, runCommand, say, typedPath } from "./command.ts";
import type { Manifest } from "./format.ts";
import { checkBackup, restoreBackup } from "./restore.ts";

const USAGE = "npm run restore -- FILE.tar.age [--check] [--replace] [--identity KEY_FILE]";

function summary({ about, tables, members }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const files = members.filter(({ name }) => name.startsWith("data/files/")).length;
  return `KoproGo ${about.version} of ${about.at}, ${rows} rows of ${tables.length} tables, ${files} files`;
}

await runCommand(async () => {
  const options = {
    check: { type: "boolean", default: false },
    replace: { type: "boolean", default: false },
    identity: { type: "string" },
  } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const file = existing(onlyFile(positionals, USAGE));
  const opening = await askOpening(values.identity && existing(typedPath(values.identity)));
  if (values.check) {
    say(`Whole: ${summary(await checkBackup(file, opening))}`);
    return;
  }
  const data = dataFolder();
  const elsewhere = process.env.STORAGE_PATH?.trim();
  if (elsewhere && typedPath(elsewhere) !== join(data, "files")) {
    throw new StartTrouble(
      "STORAGE_PATH is set: restore without it, the files come back inside the data folder.",
    );
  }
  const { manifest, before } = await restoreBackup({
    file,
    opening,
    data,
    replace: values.replace,
  });
  say(`Restored to ${data}: ${summary(manifest)}`);
  if (before) say(`What was there before is in ${before}`);
});
