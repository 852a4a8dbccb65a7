import { z } from "zod";
import type { Source } from "#server/kernel/source.ts";

type Kind = Readonly<{
  /** A term of the law, or something an office has to do. */
  group: "law" | "task";
  /** The page of the association where it is met; `:id` is what the term is about. */
  place: string;
  /** Somebody may say that it is done; else only the use case that meets the term does. */
  byHand: boolean;
  /** The act its article stands in, where that is not Book 3 of the Civil Code. */
  act?: Source["act"];
  /** Met on a page that is the syndic's alone: who keeps the books is not told of it. */
  syndicOnly?: true;
  /** No text sets its day, but practice or a careful reading. */
  isPractice?: true;
}>;

/** What the annual meeting asks is met where its calendar says how. */
const YEAR = { group: "law", place: "/assembly/year", byHand: false } as const;
const ASKED = { ...YEAR, group: "task", byHand: true, isPractice: true } as const;

/**
 * Every kind of term: a further one is a line here and two sentences in `registry.json`, under
 * `deadline.kind`: `title`, and `missed` for what follows where it is let pass.
 */
export const DEADLINE_KINDS = {
  "assembly.convocation": {
    group: "law",
    place: "/assembly/meetings/:id/convocation",
    byHand: false,
    syndicOnly: true,
  },
  "assembly.notice": { group: "law", place: "/assembly/meetings/:id/convocation", byHand: false },
  "assembly.letter": {
    group: "task",
    place: "/assembly/meetings/:id/convocation",
    byHand: false,
    syndicOnly: true,
  },
  "assembly.occupants": {
    group: "law",
    place: "/assembly/meetings/:id/convocation",
    byHand: false,
    syndicOnly: true,
  },
  "assembly.minutes": { group: "law", place: "/assembly/meetings/:id/minutes", byHand: false },
  "assembly.signatures": { group: "law", place: "/assembly/meetings/:id/minutes", byHand: true },
  "assembly.challenge": { group: "law", place: "/assembly/meetings/:id/minutes", byHand: false },
  "assembly.request": {
    group: "law",
    place: "/assembly/requests/:id",
    byHand: false,
    syndicOnly: true,
  },
  "assembly.court-order": {
    group: "law",
    place: "/assembly/meetings/:id/convocation",
    byHand: false,
    syndicOnly: true,
  },
  "assembly.request-receipt": {
    group: "task",
    place: "/assembly/requests/:id",
    byHand: false,
    syndicOnly: true,
  },
  "assembly.written": { group: "task", place: "/assembly/written/:id", byHand: false },
  "assembly.written-minutes": { group: "law", place: "/assembly/written/:id", byHand: false },
  "assembly.execution": { group: "task", place: "/assembly/decisions/:id", byHand: false },
  "assembly.year-accounts": ASKED,
  "assembly.year-proposals": YEAR,
  "assembly.year-plan": { ...ASKED, byHand: false },
  "assembly.year-budgets": ASKED,
  "assembly.year-auditor-report": ASKED,
  "assembly.year-contract-report": ASKED,
  "assembly.year-council-report": ASKED,
  "assembly.year-quotes": ASKED,
  "assembly.year-deposit": { ...ASKED, byHand: false },
  "assembly.year-notice": YEAR,
  // Of a meeting that was not held with the product, nothing else tells.
  "assembly.year-meeting": { ...YEAR, byHand: true },
  "registry.mandate": { group: "law", place: "/registry/mandates/:id", byHand: false },
  "registry.filing": { group: "law", place: "/registry/mandates/:id", byHand: false },
  "registry.filing-end": { group: "law", place: "/registry/mandates/:id", byHand: false },
  "registry.handover": { group: "law", place: "/registry/mandates/:id", byHand: false },
  "registry.identity": { group: "task", place: "/registry/parties/:id", byHand: false },
  "site.notice": { group: "law", place: "/site/notice", byHand: false, syndicOnly: true },
  "registry.privacy": {
    group: "law",
    place: "/registry/privacy?request=:id",
    byHand: false,
    act: "gdpr",
    syndicOnly: true,
  },
} as const satisfies Readonly<Record<`${string}.${string}`, Kind>>;

export type DeadlineKind = keyof typeof DEADLINE_KINDS;

const KINDS: ReadonlyMap<string, Kind> = new Map(Object.entries(DEADLINE_KINDS));

/** What is known of a kind; one kept by a later version of the product is told by its article. */
export function deadlineKind(kind: string): Kind | null {
  return KINDS.get(kind) ?? null;
}

/** The article of a term in its act, where the act is to be said; null where it is the usual one. */
export function otherSource(kind: string, article: string): Source | null {
  const act = deadlineKind(kind)?.act;
  return act && article !== "" ? { act, article } : null;
}

/** The kinds whose act is to be said, with it: for a list that is one statement. */
export function actsOfKinds(): Readonly<Record<string, string>> {
  return Object.fromEntries([...KINDS].flatMap(([kind, { act }]) => (act ? [[kind, act]] : [])));
}

/** The kinds of a group, for what is asked of the database. */
export function kindsWhere(test: (kind: Kind) => boolean): readonly string[] {
  return [...KINDS].flatMap(([name, kind]) => (test(kind) ? [name] : []));
}

/** The kinds that the syndic alone can meet. */
export const SYNDICS = kindsWhere(({ syndicOnly }) => syndicOnly === true);

/** The key of the words of a kind under `registry:deadline.kind`. */
export function deadlineWords(kind: string): DeadlineKind | "other" {
  return KINDS.has(kind) ? (kind as DeadlineKind) : "other";
}

/** The page of an association where a term is met; its first page for a kind not known here. */
export function deadlinePlace(slug: string, kind: string, subjectId: string): string {
  const place = deadlineKind(kind)?.place ?? "";
  return `/${slug}${place.replace(":id", subjectId)}`;
}

export const DeadlineRef = z.object({ deadlineId: z.uuid() });
export type DeadlineRef = z.infer<typeof DeadlineRef>;

/** That it is done, and since when; today where nothing is said. */
export const Finished = DeadlineRef.extend({ doneOn: z.iso.date().nullish() });
export type Finished = z.infer<typeof Finished>;

export const PutOff = DeadlineRef.extend({ until: z.iso.date() });
export type PutOff = z.infer<typeof PutOff>;

/** To whom a term is given; nobody takes it back to all. */
export const Assigned = DeadlineRef.extend({
  accountId: z.union([z.literal("").transform(() => null), z.uuid()]),
});
export type Assigned = z.infer<typeof Assigned>;

export type Urgency = "overdue" | "today" | "soon" | "later";

export type DeadlineLine = Readonly<{
  id: string;
  associationId: string;
  associationName: string;
  slug: string;
  /** `chapter.reason`: the words are under `deadline.kind` of the register's messages. */
  kind: string;
  subjectId: string;
  /** YYYY-MM-DD */
  dueOn: string;
  article: string;
  urgency: Urgency;
  assigneeId: string | null;
  assigneeName: string | null;
  laterUntil: string | null;
}>;

export type DeadlineQueue = Readonly<{
  law: readonly DeadlineLine[];
  tasks: readonly DeadlineLine[];
  /** How many there are of each, shown or not. */
  lawTotal: number;
  taskTotal: number;
}>;
