import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const engineFolder = dirname(
  createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg"),
);

const schemaFolder = new URL("../../prisma/schema/", import.meta.url);

/** The files of the schema, by name. */
export function schemaFiles(): { path: string; content: string }[] {
  return readdirSync(schemaFolder)
    .sort()
    .map((path) => ({ path, content: readFileSync(new URL(path, schemaFolder), "utf8") }));
}

let ready: Promise<void> | undefined;

/** The engine's lock leaves a timer of ten seconds behind: it must not keep the process alive. */
function timersLetGo(): WebAssembly.ModuleImports {
  const imports: WebAssembly.ModuleImports = { ...bindings };
  for (const name of Object.keys(imports).filter((key) => key.startsWith("__wbg_setTimeout"))) {
    imports[name] = (run: () => void, ms: number) => setTimeout(run, ms >>> 0).unref();
  }
  return imports;
}

async function instantiate(): Promise<void> {
  const wasm = readFileSync(join(engineFolder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, {
    "./schema_engine_bg.js": timersLetGo(),
  });
  Reflect.get(bindings, "__wbg_set_wasm")(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
}

/** The driver, sending a script whole: cutting it at each semicolon breaks function bodies. */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    return adapter;
  }
}

/**
 * Runs Prisma's schema engine in WebAssembly over the ordinary driver: the native one is
 * fetched from a host that an installation may not reach. Same migrations, same table.
 */
export async function withSchemaEngine<T>(
  url: string,
  use: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  ready ??= instantiate();
  await ready;
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels: schemaFiles().map(({ path, content }) => [path, content]) },
      () => {},
      bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool)),
    );
    return await use(engine);
  } finally {
    await pool.end();
  }
}
