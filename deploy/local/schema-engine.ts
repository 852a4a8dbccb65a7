import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
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

/** PostgreSQL's own catalogue has columns of one byte, a type that the adapter does not know. */
const ONE_BYTE = 18;
const TEXT_OF_A_LENGTH = 1042;

/** For the rows of an answer, which of its columns are of one byte. */
const oneByteColumns = new WeakMap<object, number[]>();

/** Answers with each column of one byte described as a text, and remembered. */
function describingBytes(pool: pg.Pool): pg.Pool {
  const query = pool.query;
  Reflect.set(pool, "query", async (...asked: unknown[]) => {
    const answer: pg.QueryArrayResult = await Reflect.apply(query, pool, asked);
    const columns: number[] = [];
    for (const [index, field] of (answer.fields ?? []).entries()) {
      if (field.dataTypeID !== ONE_BYTE) continue;
      field.dataTypeID = TEXT_OF_A_LENGTH;
      columns.push(index);
    }
    if (columns.length > 0) oneByteColumns.set(answer.rows, columns);
    return answer;
  });
  return pool;
}

/** The driver, sending a script whole (cut at each semicolon, function bodies break) and able to describe a database. */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const answer = await queryRaw(query);
      for (const index of oneByteColumns.get(answer.rows) ?? []) {
        answer.columnTypes[index] = ColumnTypeEnum.Character;
      }
      return answer;
    };
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
      bindMigrationAwareSqlAdapterFactory(new WholeScripts(describingBytes(pool))),
    );
    return await use(engine);
  } finally {
    await pool.end();
  }
}
