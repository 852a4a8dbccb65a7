import type { Fraction } from "#server/kernel/fraction.ts";
import type { MovementInput } from "#server/registry/movement/movement.schema.ts";

type Tree = { [name: string]: Tree | string };

/** `act.to.0.partyId` becomes the partyId of the first of act's `to`. */
function treeOf(form: FormData): Tree {
  const tree: Tree = {};
  for (const [path, value] of form) {
    if (typeof value !== "string" || path.startsWith("$")) continue;
    const names = path.split(".");
    const last = names.pop() ?? path;
    let at = tree;
    for (const name of names) {
      const next = at[name];
      const branch: Tree = typeof next === "object" ? next : {};
      at[name] = branch;
      at = branch;
    }
    at[last] = value;
  }
  return tree;
}

const branch = (tree: Tree | string | undefined): Tree => (typeof tree === "object" ? tree : {});
const leaf = (tree: Tree | string | undefined) => (typeof tree === "string" ? tree.trim() : "");
/** The rows of a form in their order, without those left empty. */
const rowsOf = (tree: Tree | string | undefined, key: string) =>
  Object.values(branch(tree)).flatMap((row) =>
    leaf(branch(row)[key]) === "" ? [] : [branch(row)],
  );

function fractionIn(text: string): Fraction | null {
  const match = /^(\d{1,9})(?:\s*\/\s*(\d{1,9}))?$/.exec(text);
  return match ? { num: BigInt(match[1] ?? 0), den: BigInt(match[2] ?? 1) } : null;
}

/** Acquirers without a part share equally; with one among several, each says his own. */
function acquirersIn(to: Tree | string | undefined, part: string) {
  const rows = rowsOf(to, "partyId");
  const whole = fractionIn(part);
  const isEqual = rows.every((row) => leaf(row.part) === "") && whole !== null;
  const equal = whole && `${whole.num}/${whole.den * BigInt(Math.max(1, rows.length))}`;
  return rows.map((row) => ({
    partyId: leaf(row.partyId),
    part: isEqual && equal ? equal : leaf(row.part),
  }));
}

/** `A1;600`, one lot a line: semicolon, tab or comma between. */
export function linesOf(text: string): { code: string; value: string }[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const match = /^\s*(.+?)\s*[;\t,]\s*(\d[\d\s.]*)\s*$/.exec(line);
    return match ? [{ code: match[1] ?? "", value: match[2] ?? "" }] : [];
  });
}

type Lots = ReadonlyMap<string, string>;

function actIn(act: Tree, all: Tree, kind: string, lotId: string, lots: Lots): unknown {
  const on = leaf(act.on);
  switch (kind) {
    case "transfer": {
      const [from = "", right = ""] = leaf(all.held).split(" ");
      const part = leaf(act.part);
      const enjoyedFrom = leaf(act.enjoyedFrom) || null;
      return { kind, on, lotId, from, right, part, to: acquirersIn(act.to, part), enjoyedFrom };
    }
    case "rights":
      return { kind, on, lotId, holders: rowsOf(act.holders, "partyId") };
    case "split":
      return { kind, on, lotId, into: rowsOf(act.into, "code") };
    case "merge": {
      const merged = Object.keys(branch(all.merged));
      return { kind, on, lotIds: [lotId, ...merged], into: branch(act.into) };
    }
    default: {
      // A name that is no lot is refused as such, not passed over.
      const shares = linesOf(leaf(act.shares)).map(({ code, value }) => ({
        ...{ lotId: lots.get(code) ?? code, shares: value },
      }));
      return { kind, on, total: leaf(act.total), shares };
    }
  }
}

/**
 * The act that a form says; its shape is judged by the procedure, never here.
 * @param lots the ids of the lots by their names, where the form names them so.
 */
export function entryIn(form: FormData, kind: string, lotId: string, lots: Lots): MovementInput {
  const all = treeOf(form);
  const text = (name: string) => leaf(all[name]);
  const newcomers = Object.values(branch(all.newcomers)).map(branch);
  const last = newcomers.findLastIndex((one) => leaf(one.name) !== "");
  const entry: unknown = {
    act: actIn(branch(all.act), all, kind, lotId, lots),
    newcomers: newcomers.slice(0, last + 1),
    ...{ notary: text("notary"), decision: text("decision"), reason: text("reason") },
    stamp: text("stamp") || null,
  };
  return entry as MovementInput;
}
