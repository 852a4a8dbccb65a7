import { z } from "zod";

/** The form of what is written below; a reader of an older one refuses a newer one. */
export const FORMAT = 1;

/** The first member: whose backup this is, before anything else of it is looked at. */
export const ABOUT = "about.json";
/** The last member: what must have come before it, to the byte. */
export const MANIFEST = "manifest.json";

export const About = z.object({
  product: z.literal("koprogo"),
  format: z.number().int().min(1),
  /** The product that wrote it. */
  version: z.string(),
  /** The server that the rows were read from, as it names itself. */
  postgres: z.string(),
  /** The moment that the database is shown at. */
  at: z.string(),
  /** The migrations that its tables had. */
  migrations: z.array(z.string()).min(1),
});
export type About = z.infer<typeof About>;

export const TableOf = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.number().int().min(0),
  /** Members that hold it, one JSON object a line. */
  parts: z.number().int().min(0),
  /** SHA-256 over its lines, in their order. */
  sha256: z.string(),
});
export type TableOf = z.infer<typeof TableOf>;

const Sequence = z.object({ schema: z.string(), name: z.string(), last: z.string() });
export type Sequence = z.infer<typeof Sequence>;

export const Manifest = z.object({
  about: About,
  tables: z.array(TableOf),
  sequences: z.array(Sequence),
  /** Every other member but this one, with its size and SHA-256. */
  members: z.array(z.object({ name: z.string(), size: z.number().int(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof Manifest>;

/** The member that holds part `number` of a table, counted from 1. */
export function partName({ schema, name }: Pick<TableOf, "schema" | "name">, number: number) {
  return `tables/${schema}.${name}/${String(number).padStart(6, "0")}.ndjson`;
}

/** A file of the data folder, by its place there. */
export const fileName = (place: string) => `data/${place}`;
/** The place in the data folder of a member that is a file of it. */
export const placeOf = (member: string) =>
  member.startsWith("data/") ? member.slice("data/".length) : undefined;
