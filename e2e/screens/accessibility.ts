import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { z } from "zod";

/** The short form: every page is given it anew. */
const checkerSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

const Found = z.array(
  z.object({
    id: z.string(),
    help: z.string(),
    nodes: z.array(z.object({ target: z.array(z.unknown()) })),
  }),
);

/**
 * What axe-core finds on a page: one line a defect with where it is. Every rule it has runs, those
 * that it leaves out by itself too; only level AAA asks for more than this project promises.
 */
export async function defectsOf(page: Page): Promise<string[]> {
  await page.evaluate(checkerSource);
  const violations = await page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: typeof import("axe-core") };
    const rules = Object.fromEntries(
      checker.getRules().map(({ ruleId, tags }) => {
        const isHighest = tags.some((tag) => /^wcag2+aaa$/.test(tag));
        return [ruleId, { enabled: !isHighest }];
      }),
    );
    return (await checker.run(document, { resultTypes: ["violations"], rules })).violations;
  });
  return Found.parse(violations).flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.join(" ")})`),
  );
}

/** Whether a page must be scrolled sideways to be read (WCAG 1.4.10). */
export function overflows(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
}
