import { type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { canonicalJson, sha256 } from "../leaf/leaf.rules.ts";

type Issue = Readonly<{
  kind: "assembly.extract" | "assembly.participation" | "assembly.written";
  subjectId: string;
  /** Whose it is; null for what every owner may ask for. */
  partyId: string | null;
  day: PlainDate;
  /** What it says, as JSON. */
  content: Readonly<Record<string, unknown>>;
}>;

/** Issues an act inside a use case: its words are kept as they are, and known by their hash. @returns its id */
export async function issueAct(tx: Tx, association: AssociationId, issue: Issue): Promise<string> {
  const id = newRowId();
  const { content, day, ...said } = issue;
  // Its own id is in it: the same words issued twice are two acts.
  const words = canonicalJson({ ...content, id });
  await tx.issuedAct.create({
    data: {
      ...{ ...said, associationId: association, id, day: toColumn(day), content: words },
      fingerprint: sha256(Buffer.from(words, "utf8")),
      issuedAt: nowColumn(),
    },
  });
  return id;
}
