import { z } from "zod";
import { ActingFor } from "../representative/representative.schema.ts";

export const LOTS_PER_PAGE = 100;

/** How the list of lots is looked at. */
export const LotFilter = z.object({
  /** Words found in the lot's code or in a holder's name. */
  search: z.string().trim().max(100).default(""),
  kind: z
    .enum(["apartment", "commercial", "office", "garage", "parking", "cellar", "other"])
    .nullable()
    .default(null),
  sort: z.enum(["register", "code", "kind", "floor", "shares", "holder"]).default("register"),
  direction: z.enum(["ascending", "descending"]).default("ascending"),
  page: z.number().int().min(1).max(10_000).default(1),
  /** The register of that day; of today where none is given. */
  on: z.iso.date().nullable().default(null),
});
export type LotFilter = z.infer<typeof LotFilter>;

export const LotRef = z.object({ lotId: z.uuid(), on: z.iso.date().optional() });
export type LotRef = z.infer<typeof LotRef>;

/** The representative of a lot whose right is divided, as notified in writing. */
export const NamedRepresentative = z.object({
  lotId: z.uuid(),
  partyId: z.uuid(),
  startsOn: z.iso.date(),
});
export type NamedRepresentative = z.infer<typeof NamedRepresentative>;

const Holder = z.object({
  holdingId: z.string(),
  partyId: z.string(),
  name: z.string(),
  right: z.enum(["full", "bare", "usufruct", "use", "habitation", "long_lease", "building_right"]),
  /** The exact part of the lot, in decimal digits. */
  numerator: z.string(),
  denominator: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  /** How far the use of his data is restricted; for the office. */
  restriction: z.enum(["all", "optional"]).nullable(),
  /** Who acts for him in law that day; of those who hold it then. */
  acting: z.array(ActingFor).default([]),
});

/** A lot's page: who holds it that day, who held it before, who represents it. */
export const LotView = z.object({
  id: z.string(),
  registerNumber: z.number(),
  code: z.string(),
  kind: z.string(),
  floor: z.string().nullable(),
  /** Its shares and the declared total on the day asked about. */
  shares: z.string(),
  total: z.string(),
  /** First day it exists (null since the base deed) and last (null while it does). */
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  holders: z.array(Holder),
  past: z.array(Holder),
  representative: z
    .object({ partyId: z.string(), name: z.string(), startsOn: z.string() })
    .nullable(),
});
export type LotView = z.infer<typeof LotView>;
