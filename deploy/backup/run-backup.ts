import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { StartTrouble } from "#deploy/local/trouble.ts";
import { askSealing } from "./asking.ts";
import { dataFolder, onlyFile, runCommand, say, typedPath, version } from "./command.ts";
import { writeBackup } from "./write.ts";

const USAGE = "npm run backup -- FILE.tar.age [--recipient age1…]";

await runCommand(async () => {
  const options = { recipient: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const output = onlyFile(positionals, USAGE);
  if (existsSync(output)) throw new StartTrouble(`${output} is there already: name another file.`);
  const data = dataFolder();
  if (!existsSync(join(data, "postgres", "PG_VERSION"))) {
    throw new StartTrouble(`There is no installation in ${data}.`);
  }
  const elsewhere = process.env.STORAGE_PATH?.trim();
  const files = elsewhere ? typedPath(elsewhere) : join(data, "files");
  const sealing = await askSealing(values.recipient);
  const manifest = await writeBackup({ data, files, version: version(), output, sealing });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const kept = manifest.members.filter(({ name }) => name.startsWith("data/files/")).length;
  const size = (statSync(output).size / 1_000_000).toFixed(1);
  say(`${output}: ${rows} rows of ${manifest.tables.length} tables, ${kept} files, ${size} MB`);
});
