import { z } from "zod";
import { WrittenMinutesAct } from "#server/documents/template/written.schema.ts";

/** The minutes of a written decision as they were drawn up: their words stay. */
export const WrittenMinutesRecord = WrittenMinutesAct.omit({
  locale: true,
  fingerprint: true,
  verify: true,
  cover: true,
}).extend({ v: z.literal("koprogo.written-minutes/1"), id: z.uuid() });
export type WrittenMinutesRecord = z.infer<typeof WrittenMinutesRecord>;
