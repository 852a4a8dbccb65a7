import type pg from "pg";

/** What a figure counts: milliseconds of one call, or calls answered in a second. */
export type Unit = "ms" | "requests/s";

/**
 * What the product must hold to. In milliseconds both are the most it may take, in requests a
 * second the least it must answer.
 */
export type Bar = Readonly<{
  /** Times the floor's figure; null where there is nothing to be compared with. */
  ratio: number | null;
  /** The product's own figure, whatever the floor's: a floor that grows slow excuses nothing. */
  limit: number;
}>;

/** One call, as often as it is asked for. */
export type Call = () => Promise<unknown>;

export type Sides = Readonly<{ product: Call; floor: Call | null; close?: () => Promise<void> }>;

/** The running product, and the ways behind its fences. */
export type Ground = Readonly<{
  /** The application's address. */
  site: string;
  /** As the superuser: to lay out what is measured, never to measure. */
  admin: pg.Pool;
  /** The database as the application signs in to it. */
  appUrl: string;
  /** The folder of the pages whose bytes the floor answers with, by the name it is asked for. */
  bytesFolder: string;
}>;

export type Row = Readonly<{
  name: string;
  /** What stands against what, for the reader of the table. */
  says: Readonly<{ product: string; floor: string }>;
  unit: Unit;
  bar: Bar;
  /** What a call gives is its figure, where that is not how long it took. */
  given?: true;
  /** Calls of one run. */
  calls: number;
  /** Calls under way at once. */
  atOnce: number;
  /** Calls of each side before the first run, which fill what is kept between calls. */
  warmUp: number;
  arrange: (ground: Ground) => Promise<Sides>;
}>;

/**
 * What the server does by itself in a database in use, a minute after its tables have grown. Ask it once
 * there are votes: of tables it has seen empty, it plans every statement for one row.
 */
export async function takeStatistics(admin: pg.Pool): Promise<void> {
  await admin.query("ANALYZE");
}
