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

export const DocumentsOf = z.object({ subjectId: z.uuid().optional() });

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
