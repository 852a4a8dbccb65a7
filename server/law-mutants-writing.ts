import type { Mutant } from "./law-mutants.ts";
import { LAW } from "./law-table.ts";

/** Wrong readings of the unanimous decision in writing (art. 3.87 §11). */
export const IN_WRITING: readonly Mutant[] = [
  {
    ...{ error: "T", says: "silence is consent to what is put in writing" },
    law: {
      inWriting: (owners, signed, more) =>
        more === "over" ? "adopted" : LAW.inWriting(owners, signed, more),
    },
    killedBy: "R-AG-74 all owners but one, when the last day is over",
  },
  {
    ...{ error: "T", says: "a majority decides in writing" },
    law: {
      inWriting: (owners, signed, more) =>
        more === null && 2 * signed > owners ? "adopted" : LAW.inWriting(owners, signed, more),
    },
    killedBy: "R-AG-74 all owners but one, −1",
  },
];
