import { z } from "zod";
import { ExtractAct } from "#server/documents/template/template.schema.ts";

export const IssueExtract = z.object({ decisionId: z.uuid() });
export type IssueExtract = z.infer<typeof IssueExtract>;

export const ExtractRef = z.object({ extractId: z.uuid() });

/** An extract as it was certified: its words stay, whatever becomes of the decision. */
export const ExtractRecord = ExtractAct.omit({
  locale: true,
  fingerprint: true,
  verify: true,
}).extend({ v: z.literal("koprogo.extract/1"), id: z.uuid() });
export type ExtractRecord = z.infer<typeof ExtractRecord>;

/** An extract that was issued, as lists name it. */
export type ExtractLine = Readonly<{ id: string; issuedAt: string; fingerprint: string }>;
