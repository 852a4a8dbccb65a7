import { z } from "zod";

export const Audience = z.enum(["owners", "syndic", "party"]);
export type Audience = z.infer<typeof Audience>;

/** What a chapter files: bytes already kept, and who may read them. */
export type FileDocument = Readonly<{
  /** chapter.thing, a key of messages under `documents.archive.kind`. */
  kind: string;
  title: string;
  language: string;
  mediaType: string;
  file: Readonly<{ key: string; sha256: Buffer<ArrayBuffer>; size: number }>;
  audience: Audience;
  /** The one party it is for, when the audience is one party. */
  partyId?: string | undefined;
  /** What it belongs to in its chapter. */
  subjectId: string;
}>;

/** A filed document as lists show it. */
export type FiledDocument = Readonly<{
  id: string;
  kind: string;
  title: string;
  language: string;
  mediaType: string;
  size: number;
  sha256: string;
  audience: Audience;
  partyId: string | null;
  subjectId: string;
  filedAt: string;
}>;

/** How a list of documents is asked for; anything unreadable in an address is ignored. */
export const DocumentList = z.object({
  /** Those of one thing only. */
  subjectId: z.uuid().optional(),
  /** Words found in the title, whatever their case and accents. */
  q: z.string().trim().max(100).catch("").default(""),
  sort: z.enum(["title", "filed", "language", "size"]).catch("filed").default("filed"),
  dir: z.enum(["asc", "desc"]).catch("desc").default("desc"),
  page: z.coerce.number().int().min(1).max(1_000).catch(1).default(1),
});
export type DocumentList = z.infer<typeof DocumentList>;

export const PAGE_ROWS = 50;

/** One page of a list of documents. */
export type DocumentPage = Readonly<{
  rows: readonly FiledDocument[];
  page: number;
  pages: number;
  /** How many documents answer, on all pages. */
  total: number;
}>;
