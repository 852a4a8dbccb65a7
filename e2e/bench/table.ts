import type { Measured } from "./measure.ts";

const figure = (value: number | null) =>
  value === null ? "–" : value.toFixed(value >= 100 ? 0 : 2);

function lineOf({ name, unit, bar, product, floor, ratio, isMet }: Measured): string[] {
  const sign = unit === "ms" ? "≤" : "≥";
  return [
    name,
    `${figure(product)} ${unit}`,
    `${sign} ${bar.limit}`,
    floor === null ? "–" : `${figure(floor)} ${unit}`,
    figure(ratio),
    bar.ratio === null ? "–" : `${sign} ${bar.ratio}`,
    isMet ? "met" : "UNDER THE BAR",
  ];
}

/** What was measured, as columns of text. */
export function tableOf(rows: readonly Measured[]): string {
  const head = ["", "product", "limit", "floor", "ratio", "bar", ""];
  const lines = [head, ...rows.map(lineOf)];
  const widths = head.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
