import { isBefore, plainDate } from "#server/kernel/calendar.ts";
import type { EffectKind, ExecutionLine, StepKind, StepLine } from "./effect.schema.ts";

const BY_TYPE: Readonly<Record<string, readonly EffectKind[]>> = {
  "D-01": ["budget"],
  "D-02": ["mandate", "mandate-end"],
  "D-03": ["council"],
  "D-04": ["auditor"],
};

/** What a decision of a type may bring about; of one whose type nobody said, anything. */
export function effectsOf(decisionType: string | null): readonly EffectKind[] {
  if (decisionType === null) return ["mandate", "mandate-end", "council", "auditor", "budget"];
  return BY_TYPE[decisionType] ?? [];
}

export type ExecutionState = "open" | "started" | "done" | "dropped";

/** How far it is; putting it off does not stop it. */
export function stateOf(steps: readonly Pick<StepLine, "kind">[]): ExecutionState {
  return steps.reduce<ExecutionState>((state, { kind }) => {
    switch (kind) {
      case "postponed":
        return state;
      case "reopened":
        return "started";
      default:
        return kind;
    }
  }, "open");
}

/** The day it is to be done by now. */
export function dueOf({ dueOn, steps }: Pick<ExecutionLine, "dueOn" | "steps">): string {
  return steps.findLast((step) => step.dueOn !== null)?.dueOn ?? dueOn;
}

export const isFinished = (state: ExecutionState) => state === "done" || state === "dropped";

export type StepVerdict =
  | "lawful"
  | "finished"
  | "not-finished"
  | "due-missing"
  | "reason-missing"
  | "past";

type Asked = Readonly<{
  kind: StepKind;
  on: string;
  dueOn?: string | undefined;
  note: string | null;
}>;

/** Whether a step can follow: what is finished is only taken up again, with a new day. */
export function judgeStep(
  state: ExecutionState,
  { kind, on, dueOn, note }: Asked,
  today: string,
): StepVerdict {
  if (isFinished(state) && kind !== "reopened") return "finished";
  if (!isFinished(state) && kind === "reopened") return "not-finished";
  if ((kind === "postponed" || kind === "reopened") && !dueOn) return "due-missing";
  // Not carrying out what the assembly decided is to be explained to it.
  if ((kind === "dropped" || kind === "postponed") && !note) return "reason-missing";
  if (isBefore(plainDate(today), plainDate(on))) return "past";
  return "lawful";
}
