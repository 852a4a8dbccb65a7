import type { Problem } from "./law-inspect.ts";
import type { Breach, Left, Snapshot } from "./law-left.ts";

/** The act of a meeting, as far as it must say what was found. */
export type Printed = Readonly<{
  items: readonly Readonly<{
    position: number;
    resolutions: readonly Readonly<{
      position: number;
      text: string;
      reopened?: Readonly<{ reason: string }> | undefined;
      result: Readonly<{ outcome: string; at: string; snapshot: string }> | null;
    }>[];
  }>[];
  breaches?:
    | readonly Readonly<{
        kind: string;
        article: string;
        item: number | null;
        statement: string;
        reason: string;
      }>[]
    | undefined;
}>;

const isPrinted = (breach: Breach, left: Left, { breaches = [] }: Printed) =>
  breaches.some(
    (line) =>
      line.kind === breach.kind &&
      line.statement === breach.statement &&
      line.article === breach.article &&
      line.article.trim() !== "" &&
      line.reason === breach.reason &&
      line.reason.trim() !== "" &&
      line.item === (left.items.find(({ id }) => id === breach.item_id)?.position ?? null),
  );

/** Those that no breach of the minutes tells, with its article and its reason. */
export function unrecorded(
  problems: readonly Problem[],
  left: Left,
  printed: Printed,
): readonly Problem[] {
  return problems.filter(
    ({ item, kinds }) =>
      !left.breaches.some(
        (breach) =>
          kinds.includes(breach.kind) &&
          (breach.item_id === null || breach.item_id === item) &&
          isPrinted(breach, left, printed),
      ),
  );
}

/** What the minutes say otherwise than the tables, or do not say. */
export function* unsaid(left: Left, printed: Printed): Generator<string> {
  const lines = printed.items.flatMap((item) =>
    item.resolutions.map((line) => ({ ...line, item: item.position })),
  );
  const lineOf = (id: string) => {
    const text = left.texts.find((one) => one.id === id);
    const item = left.items.find((one) => one.id === text?.item_id);
    return lines.find((line) => line.item === item?.position && line.position === text?.position);
  };
  for (const { resolution_id, outcome, at, snapshot_hash, snapshot } of left.closures) {
    const line = lineOf(resolution_id);
    const { text }: Snapshot = JSON.parse(snapshot);
    const isTold =
      line?.text === text &&
      line.result?.outcome === outcome &&
      Date.parse(line.result.at) === Date.parse(at) &&
      `\\x${line.result.snapshot}` === snapshot_hash;
    if (!isTold) yield "a decision that the minutes do not tell";
  }
  const told = lines.filter(({ result }) => result !== null).length;
  if (told !== left.closures.length) yield "a decision that was not taken";
  for (const { resolution_id, reason } of left.reopenings) {
    if (lineOf(resolution_id)?.reopened?.reason !== reason)
      yield "a vote taken again that the minutes do not tell";
  }
  for (const breach of left.breaches) {
    if (!isPrinted(breach, left, printed)) yield "a breach that the minutes do not tell";
  }
}
