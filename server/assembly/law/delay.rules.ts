import type { PlainDate } from "#server/kernel/calendar.ts";
import { addWorkingDays } from "#server/kernel/working-days.ts";
import { RULE_SETS, type RuleSet, rulesAt } from "../ballot/ballot.rules.ts";
import type { Delay, DelayName } from "./law.schema.ts";
import { lineOf } from "./line.rules.ts";

/** The rules of a day; of a day before the first ones known, those. */
function rulesFor(day: PlainDate): RuleSet {
  const rules = rulesAt(day) ?? RULE_SETS[0];
  if (!rules) throw new RangeError("no rules are known");
  return rules;
}

/** A delay as the law has it on a day. */
export function delayOn(name: DelayName, day: PlainDate): Delay {
  const rules = rulesFor(day);
  return lineOf(rules.delays, name, rules.validFrom);
}

function moved(day: PlainDate, { amount, unit }: Delay, sign: 1 | -1): PlainDate {
  if (unit === "working-days") return addWorkingDays(day, sign * amount);
  const duration = { [unit]: amount };
  return sign === 1 ? day.add(duration) : day.subtract(duration);
}

/** The day a delay ends that starts on `day`: that day is not counted. */
export function after(day: PlainDate, name: DelayName): PlainDate {
  return moved(day, delayOn(name, day), 1);
}

/** The last day that leaves a delay before `day`. */
export function before(day: PlainDate, name: DelayName): PlainDate {
  return moved(day, delayOn(name, day), -1);
}
