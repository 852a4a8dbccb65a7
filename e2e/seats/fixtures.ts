import type { Page } from "@playwright/test";
import { test as base, expect } from "#e2e/fixtures.ts";
import { mailbox } from "#e2e/screens/mailbox.ts";
import { arrange, type World } from "./arranging.ts";
import { type Asking, askingIn } from "./asking.ts";

type Shared = { world: World; asking: Asking };

/**
 * The world of these tests is made once, in browsers without script, which are the quickest: nothing that
 * they ask for changes it.
 */
export const test = base.extend<object, Shared>({
  world: [
    async ({ browser }, use, { project }) => {
      const { baseURL } = project.use;
      const pages: Page[] = [];
      const visit = async () => {
        const page = await browser.newPage({
          ...(baseURL ? { baseURL } : {}),
          javaScriptEnabled: false,
        });
        pages.push(page);
        return page;
      };
      const world = await arrange(visit, mailbox(process.env.KOPRO_E2E_MAIL ?? ""));
      for (const page of pages) await page.close();
      await use(world);
    },
    { scope: "worker", timeout: 300_000 },
  ],
  asking: [
    async ({ world }, use, { project }) => {
      await use(askingIn(world, project.use.baseURL ?? ""));
    },
    { scope: "worker" },
  ],
});

export { expect };
