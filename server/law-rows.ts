import { AFTER } from "./law-rows-after.ts";
import { CONVENING } from "./law-rows-convening.ts";
import { COUNTING } from "./law-rows-counting.ts";
import { DECIDING } from "./law-rows-deciding.ts";
import { ORGANS } from "./law-rows-organs.ts";
import { PRESENCE } from "./law-rows-presence.ts";
import type { Row } from "./law-table.ts";

/** The decision table: every row is one test, named by its rule. */
export const ROWS: readonly Row[] = [
  ...[CONVENING, PRESENCE, COUNTING, DECIDING, AFTER, ORGANS].flat(),
];

export const nameOf = ({ rule, name }: Row) => `${rule} ${name}`;
