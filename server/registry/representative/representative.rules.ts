import { KIND_RULES, OF_ONE_STATUS, ousts, type PartyKind } from "./kind.rules.ts";
import type { ActingFor, RepresentativeRow, ShownKind } from "./representative.schema.ts";

type Power = Pick<
  RepresentativeRow,
  | "kind"
  | "name"
  | "behalf"
  | "source"
  | "sourceOn"
  | "court"
  | "overProperty"
  | "manner"
  | "startsOn"
  | "endsOn"
  | "receivesMail"
  | "email"
  | "street"
  | "town"
  | "ordinaryChannel"
  | "emailAcceptedOn"
>;

export type PowerProblem = Readonly<{
  code:
    | "kind-not-of-party"
    | "source-not-of-kind"
    | "source-undated"
    | "source-to-come"
    | "court-missing"
    | "behalf-missing"
    | "starts-before-order"
    | "ends-before-start"
    | "assistance-elsewhere"
    | "not-over-property"
    | "mail-in-assistance"
    | "address-missing"
    | "email-missing";
  field: keyof Power;
}>;

/** The first thing that keeps a power from being entered; null when it can. Days in ISO. */
export function problemOf(power: Power, party: PartyKind, today: string): PowerProblem | null {
  const { kind, source, sourceOn, startsOn, endsOn, receivesMail } = power;
  const rule = KIND_RULES[kind];
  const tests: readonly (readonly [boolean, PowerProblem["code"], keyof Power])[] = [
    [!rule.of.includes(party), "kind-not-of-party", "kind"],
    [kind === "permanent_representative" && !power.behalf, "behalf-missing", "behalf"],
    [!rule.sources.includes(source), "source-not-of-kind", "source"],
    [source !== "law" && !sourceOn, "source-undated", "sourceOn"],
    [sourceOn !== null && sourceOn > today, "source-to-come", "sourceOn"],
    [source === "order" && !power.court, "court-missing", "court"],
    [power.manner === "assistance" && kind !== "administrator", "assistance-elsewhere", "manner"],
    // An act may name somebody from an earlier day; a judge never gives a power before he rules.
    [
      source === "order" && sourceOn !== null && startsOn < sourceOn,
      "starts-before-order",
      "startsOn",
    ],
    [endsOn !== null && endsOn < startsOn, "ends-before-start", "endsOn"],
    [receivesMail && !actsForLots(power), "not-over-property", "receivesMail"],
    // Who is assisted acts himself, and reads his own mail (former Civil code, art. 494).
    [receivesMail && power.manner === "assistance", "mail-in-assistance", "receivesMail"],
    [receivesMail && !(power.street && power.town), "address-missing", "street"],
    [
      (power.ordinaryChannel === "email" || power.emailAcceptedOn !== null) && !power.email,
      "email-missing",
      "email",
    ],
  ];
  const found = tests.find(([stands]) => stands);
  return found ? { code: found[1], field: found[2] } : null;
}

type Span = Pick<RepresentativeRow, "startsOn" | "endsOn">;

/** Whether two powers have a day in common, their last days included. */
export function overlap(a: Span, b: Span): boolean {
  return (
    (a.endsOn === null || b.startsOn <= a.endsOn) && (b.endsOn === null || a.startsOn <= b.endsOn)
  );
}

/** An administrator of the person alone does not act for what the person owns (art. 492/1). */
function actsForLots({ kind, overProperty }: Pick<RepresentativeRow, "kind" | "overProperty">) {
  return kind !== "administrator" || overProperty;
}

export type Clash = Readonly<{
  code: "already-entered" | "other-status" | "too-many" | "mail-taken";
  field: "name" | "kind" | "receivesMail";
  /** Whom it clashes with. */
  name: string;
}>;

type Rival = Span &
  Pick<RepresentativeRow, "kind" | "name" | "isWithdrawn" | "receivesMail" | "overProperty">;

const sameName = (a: string, b: string) =>
  a.localeCompare(b, "fr", { sensitivity: "base", ignorePunctuation: true }) === 0;

/** The first of those already there with whom a new power cannot be in force; null when it can. */
export function clashOf(power: Omit<Rival, "isWithdrawn">, others: readonly Rival[]): Clash | null {
  const beside = others.filter((other) => !other.isWithdrawn && overlap(power, other));
  const { kind, name } = power;
  const twice = beside.find((other) => other.kind === kind && sameName(other.name, name));
  if (twice) return { code: "already-entered", field: "name", name: twice.name };
  const status = beside.find(
    (other) =>
      other.kind !== kind && [kind, other.kind].every((one) => OF_ONE_STATUS.includes(one)),
  );
  if (status) return { code: "other-status", field: "kind", name: status.name };
  const { most } = KIND_RULES[kind];
  const same = beside.filter((other) => other.kind === kind);
  if (most !== null && same[0] && mostAtOnce(same, power) >= most) {
    return { code: "too-many", field: "kind", name: same[0].name };
  }
  const reader = beside.find(
    (other) =>
      power.receivesMail &&
      other.receivesMail &&
      !ousts(kind, other.kind) &&
      !ousts(other.kind, kind),
  );
  return reader ? { code: "mail-taken", field: "receivesMail", name: reader.name } : null;
}

/** How many of them are in force on the fullest day of a span: one on which one of them begins. */
function mostAtOnce(others: readonly Span[], span: Span): number {
  const starts = [span.startsOn, ...others.map(({ startsOn }) => startsOn)];
  const counts = starts
    .map((day) => ({ startsOn: day, endsOn: day }))
    .filter((day) => overlap(day, span))
    .map((day) => others.filter((other) => overlap(day, other)).length);
  return Math.max(0, ...counts);
}

type Standing = Span &
  Pick<RepresentativeRow, "id" | "kind" | "isWithdrawn" | "overProperty" | "receivesMail">;

/** What stands of a power on a day, among all those of its party. */
export function standingOf(
  one: Standing,
  all: readonly Standing[],
  day: string,
): "acting" | "ousted" | "not-over-property" | "to-come" | "ended" | "withdrawn" {
  if (one.isWithdrawn) return "withdrawn";
  if (one.startsOn > day) return "to-come";
  if (one.endsOn !== null && one.endsOn < day) return "ended";
  if (!actsForLots(one)) return "not-over-property";
  const isOusted = all.some(
    (other) =>
      ousts(other.kind, one.kind) &&
      !other.isWithdrawn &&
      overlap(other, { startsOn: day, endsOn: day }),
  );
  return isOusted ? "ousted" : "acting";
}

/** Who acts for a party on a day, in the order in which their powers began. */
export function actingOn<T extends Standing>(all: readonly T[], day: string): readonly T[] {
  return all
    .filter((one) => standingOf(one, all, day) === "acting")
    .toSorted((a, b) => compare(a.startsOn, b.startsOn) || compare(a.id, b.id));
}

/** Who stands beside a minor or a protected adult: to say which would say why. */
const DISCREET: readonly ShownKind[] = ["parent", "guardian", "administrator"];

/** The capacity as whoever need not know the reason is told it. */
export function shownKind(kind: ShownKind): ShownKind {
  return DISCREET.includes(kind) ? "representative" : kind;
}

/** Who acts in somebody's place, as his fellow owners are told it; who only assists is left out. */
export function actingShown(acting: readonly ActingFor[]): readonly ActingFor[] {
  return acting
    .filter(({ manner }) => manner !== "assistance")
    .map((one) => ({ ...one, kind: shownKind(one.kind) }));
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** To whom the mail of a party goes on a day; null where it goes to the party. */
export function readerOn<T extends Standing>(all: readonly T[], day: string): T | null {
  return actingOn(all, day).find(({ receivesMail }) => receivesMail) ?? null;
}
