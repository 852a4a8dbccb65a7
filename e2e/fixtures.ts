import {
  type Browser,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import { mouseOn } from "#e2e/screens/hand.ts";
import { type Identity, identify } from "#e2e/screens/identity-provider.ts";
import { type Keyboard, keyboardOf } from "#e2e/screens/keyboard.ts";
import { type Mailbox, mailbox } from "#e2e/screens/mailbox.ts";
import { type Locale, signInByItsme, signInByPassword } from "#e2e/screens/sign-in.ts";
import { OWNERS, PASSWORD, STAFF } from "#prisma/seed/cast.ts";

export type Visit = Readonly<{
  locale?: Locale;
  /** By itsme through the local provider; by password otherwise. */
  by?: "password" | "itsme";
  /** `javaScriptEnabled: false`, a viewport, a colour scheme. */
  browser?: BrowserContextOptions;
}>;

type Fixtures = {
  /** A signed-in page of a person of the demonstration, by first name in lower case, in a browser of its own. */
  as: (key: string, visit?: Visit) => Promise<Page>;
  /** A page of nobody, in a browser of its own. */
  visitor: (options?: BrowserContextOptions) => Promise<Page>;
  /** A page where no script runs. */
  plain: Page;
  /** The page under the keyboard alone. */
  keyboard: Keyboard;
  /** Answers the local identity provider's question on the page that shows it. */
  identify: (page: Page, who: Identity) => Promise<void>;
  mail: Mailbox;
};

export function castMember(key: string) {
  const member = [...STAFF, ...OWNERS].find((person) => person.key === key);
  if (!member) throw new Error(`nobody in the cast is called ${key}`);
  return member;
}

async function openPage(
  browser: Browser,
  baseURL: string | undefined,
  options: BrowserContextOptions = {},
) {
  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), ...options });
  return { context, page: await context.newPage() };
}

/** Playwright's test with the people, the mail and the provider of the running stack. */
export const test = base.extend<Fixtures>({
  visitor: async ({ browser, baseURL }, use) => {
    const closing: (() => Promise<void>)[] = [];
    await use(async (options) => {
      const { context, page } = await openPage(browser, baseURL, options);
      closing.push(() => context.close());
      return page;
    });
    for (const close of closing) await close();
  },
  as: async ({ visitor }, use) => {
    await use(async (key, { locale, by = "password", browser } = {}) => {
      const member = castMember(key);
      const page = await visitor(browser);
      const language = locale ?? member.locale;
      if (by === "itsme") await signInByItsme(mouseOn(page), language, { subject: member.subject });
      else {
        const known = { email: member.email, password: PASSWORD };
        await signInByPassword(mouseOn(page), language, known);
      }
      return page;
    });
  },
  plain: async ({ visitor }, use) => {
    await use(await visitor({ javaScriptEnabled: false }));
  },
  keyboard: async ({ page }, use) => {
    await use(keyboardOf(page));
  },
  identify: async ({ baseURL: _ }, use) => {
    await use(identify);
  },
  mail: async ({ baseURL: _ }, use) => {
    await use(mailbox(process.env.KOPRO_E2E_MAIL ?? ""));
  },
});

export { expect };
