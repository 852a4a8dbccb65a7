import { z } from "zod";
import { ReaderLocale } from "#server/documents/template/parts.schema.ts";
import { PublicSlug } from "../notice/notice.schema.ts";

const nothing = z.literal("").transform(() => null);

/** What a visitor reports, and how he may be answered if he wishes. */
export const FaultReport = PublicSlug.extend({
  locale: ReaderLocale,
  what: z.string().trim().min(3).max(4_000),
  place: z.string().trim().min(1).max(200),
  email: z.union([nothing, z.email().max(200)]),
  phone: z.union([
    nothing,
    z
      .string()
      .trim()
      .regex(/^\+?[\d\s()./-]{6,30}$/),
  ]),
});
export type FaultReport = z.infer<typeof FaultReport>;

export const FAULT_STATES = ["received", "answered", "closed"] as const;
export const FaultState = z.enum(FAULT_STATES);
export type FaultState = z.infer<typeof FaultState>;

/** How the list is asked for; anything unreadable in an address is ignored. */
export const FaultList = z.object({
  /** Those that still want something, unless all are asked for. */
  state: z.enum(["open", "all"]).catch("open").default("open"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type FaultList = z.infer<typeof FaultList>;

export const FaultRef = z.object({ faultId: z.uuid() });
export type FaultRef = z.infer<typeof FaultRef>;

export const FaultAnswer = FaultRef.extend({ text: z.string().trim().min(1).max(4_000) });
export type FaultAnswer = z.infer<typeof FaultAnswer>;

export const PAGE_ROWS = 50;
