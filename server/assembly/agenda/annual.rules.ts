import { rulesOf } from "../ballot/ballot.rules.ts";
import type { Confidence, DecisionType } from "../ballot/catalogue.rules.ts";

/** What the annual ordinary meeting has to treat (R-AG-23), in the order of an agenda. */
export const ANNUAL_POINTS = [
  "accounts",
  "discharge",
  "ordinaryBudget",
  "extraordinaryBudget",
  "plannedWorks",
  "contractReport",
  "councilReport",
  "councilMembers",
  "auditor",
] as const;
export type AnnualPoint = (typeof ANNUAL_POINTS)[number];

/** What the law says of a point. */
export type PointRule = Readonly<{
  article: string;
  /** `C` stops the notice while the point is missing, `L` warns. */
  confidence: Confidence;
  /** The type of the text that is voted on; null for what is reported or discussed. */
  votedAs: DecisionType | null;
  /** Asked only where a council sits, or also where the law wants one (art. 3.90 §1). */
  council: "sits" | "sits-or-owed" | null;
  /** The law sets it for the year and not for the meeting, or there may be nothing to treat. */
  mayBeLeftOut: boolean;
}>;

type PlannedMeeting = Readonly<{
  kind: string;
  session: number;
  /** Puts texts again whose unanimity failed by absence. */
  isRetry: boolean;
}>;

/** The annual meeting alone has them: no extraordinary one, no second session, no text put again. */
export function isAnnual({ kind, session, isRetry }: PlannedMeeting): boolean {
  return kind === "ordinary" && session === 1 && !isRetry;
}

/** A draft's agenda as its points are looked for. */
export type AnnualAgenda = Readonly<{
  rulesVersion: string;
  council: Readonly<{ sits: boolean; owed: boolean }>;
  items: readonly Readonly<{
    id: string;
    points: readonly string[];
    /** The types of its texts, in order. */
    types: readonly string[];
  }>[];
  omissions: readonly Readonly<{ point: string; reason: string }>[];
}>;

/** `no-text`: an item is there, and nothing in it to vote on. */
export type PointState = "there" | "no-text" | "missing" | "left-out";

export type PointLine = Readonly<{
  point: AnnualPoint;
  article: string;
  confidence: Confidence;
  state: PointState;
  mayBeLeftOut: boolean;
  /** The item that says it treats the point; null where none does, or where its texts say it. */
  itemId: string | null;
  /** Why it is not on this agenda. */
  reason: string | null;
}>;

function isAsked({ council }: PointRule, { sits, owed }: AnnualAgenda["council"]): boolean {
  if (council === null) return true;
  return sits || (owed && council === "sits-or-owed");
}

/** Votes are taken one by one: two points of a type in one item want two texts of it. */
function hasText(item: AnnualAgenda["items"][number], point: AnnualPoint, rules: Rules): boolean {
  const type = rules.get(point)?.votedAs ?? null;
  if (type === null) return true;
  const sharing = ANNUAL_POINTS.filter(
    (one) => item.points.includes(one) && rules.get(one)?.votedAs === type,
  );
  return item.types.filter((one) => one === type).length > sharing.indexOf(point);
}

type Rules = ReadonlyMap<AnnualPoint, PointRule>;

/** A type of text that is voted for one point only says by itself that the point is there. */
function isSaidByText(point: AnnualPoint, rules: Rules, { items }: AnnualAgenda): boolean {
  const type = rules.get(point)?.votedAs ?? null;
  const others = [...rules].filter(([one, rule]) => one !== point && rule.votedAs === type);
  return type !== null && others.length === 0 && items.some(({ types }) => types.includes(type));
}

function lineOf(point: AnnualPoint, rule: PointRule, rules: Rules, agenda: AnnualAgenda) {
  const { article, confidence, mayBeLeftOut } = rule;
  const marked = agenda.items.filter(({ points }) => points.includes(point));
  const item = marked.find((one) => hasText(one, point, rules)) ?? marked[0];
  const omission = mayBeLeftOut && agenda.omissions.find((one) => one.point === point);
  const isThere = isSaidByText(point, rules, agenda) || (item && hasText(item, point, rules));
  const state: PointState = isThere
    ? "there"
    : omission
      ? "left-out"
      : item
        ? "no-text"
        : "missing";
  const reason = state === "left-out" && omission ? omission.reason : null;
  return { point, article, confidence, state, mayBeLeftOut, itemId: item?.id ?? null, reason };
}

/** Every point the law asks of this association's annual meeting, and whether the agenda has it. */
export function pointsOf(agenda: AnnualAgenda): readonly PointLine[] {
  const rules = rulesOf(agenda.rulesVersion).points;
  return ANNUAL_POINTS.flatMap((point) => {
    const rule = rules.get(point);
    return rule && isAsked(rule, agenda.council) ? [lineOf(point, rule, rules, agenda)] : [];
  });
}

/** What the agenda lacks and gives no reason for: what the text asks, or what is practice. */
export function lacking(
  lines: readonly PointLine[],
  confidence: Confidence,
): readonly AnnualPoint[] {
  return lines
    .filter((line) => line.state === "missing" || line.state === "no-text")
    .filter((line) => line.confidence === confidence)
    .map(({ point }) => point);
}
