import { z } from "zod";

export const ACTIVITY_ROWS = 100;

export const ActivityInput = z.object({
  page: z.coerce.number().int().min(1).max(1_000).catch(1).default(1),
});
export type ActivityInput = z.infer<typeof ActivityInput>;

/** What a fact is about, as far as it has a page of its own. */
export type ActivitySubject = Readonly<{
  kind: "party" | "lot" | "meeting" | "document";
  id: string;
  label: string;
}>;

export type ActivityLine = Readonly<{
  id: string;
  /** chapter/thing.happened: its sentence is under `activity.event` of the register's messages. */
  type: string;
  /** ISO 8601 */
  at: string;
  /** Null for a machine, and for somebody who is no longer known. */
  who: string | null;
  isMachine: boolean;
  subject: ActivitySubject | null;
}>;

export type ActivityPage = Readonly<{
  lines: readonly ActivityLine[];
  page: number;
  pages: number;
  total: number;
}>;

export type ConsultationLine = Readonly<{
  id: string;
  /** YYYY-MM-DD */
  on: string;
  who: string | null;
  kind: "party" | "document";
  subjectId: string;
  label: string;
}>;

/** The key of a fact's sentence: `registry/party.contact-changed` → `registry.party.contact-changed`. */
export function sentenceKey(type: string): string {
  return type.replace("/", ".");
}
