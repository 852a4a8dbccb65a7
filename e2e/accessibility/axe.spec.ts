import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "#e2e/fixtures.ts";
import { addressOf } from "#e2e/pages.ts";
import { defectsOf, overflows } from "#e2e/screens/accessibility.ts";
import { mailbox } from "#e2e/screens/mailbox.ts";
import { LOCALES } from "#messages/routing.ts";
import { frameDefects, spaceText, unfold, unseenFocus } from "./checks.ts";
import { type Look, looksAt, nameOf, SCENES, type Scene } from "./scenes.ts";
import { arrange, type Settings } from "./settings.ts";

// What is found says where by itself; a trace of every look would cost more than the looks.
test.use({ trace: "off", screenshot: "off" });

let settings: Settings;
/** By scene and language: what each page was called when it was looked at. */
const titles = new Map<string, string>();

test.beforeAll(async ({ browser, baseURL }) => {
  test.setTimeout(300_000);
  const visit = () =>
    browser.newContext({ ...(baseURL ? { baseURL } : {}), reducedMotion: "reduce" });
  settings = await arrange(visit, mailbox(process.env.KOPRO_E2E_MAIL ?? ""));
});

const placed = (scene: Scene, locale: string) =>
  addressOf(scene.page, { ...settings.placeOf(scene), locale });

const inWords = ({ locale, colorScheme, width }: Look) => `${locale}, ${colorScheme}, ${width} px`;

async function defectsIn(page: Page, look: Look, isByKeyboard: boolean): Promise<string[]> {
  // What is shut is only hidden: open, the page shows all that it holds.
  await unfold(page);
  const frame = await frameDefects(page, look.locale);
  const focus = isByKeyboard ? await unseenFocus(page) : [];
  const defects = await defectsOf(page);
  const wide = (await overflows(page)) ? ["scrolls sideways"] : [];
  await spaceText(page);
  const spaced = (await overflows(page)) ? ["scrolls sideways when text is set apart"] : [];
  return [...frame, ...focus, ...defects, ...wide, ...spaced];
}

/** As many windows of a person as asked, kept from scene to scene: what they compiled serves again. */
async function windowsOf(context: BrowserContext, count: number): Promise<readonly Page[]> {
  while (context.pages().length < count) await context.newPage();
  return context.pages();
}

for (const [number, scene] of SCENES.entries()) {
  test(`nothing stands in the way on ${nameOf(scene)}`, async () => {
    const looks = looksAt(number);
    const windows = await windowsOf(settings.contextOf(scene), looks.length);
    const found = await Promise.all(
      looks.map(async (look, index) => {
        const page = windows[index];
        if (!page) throw new Error(`no window for ${inWords(look)}`);
        await page.emulateMedia({ colorScheme: look.colorScheme });
        await page.setViewportSize({ width: look.width, height: 800 });
        const answer = await page.goto(placed(scene, look.locale));
        const isMissing = scene.page.pattern.includes("[...missing]");
        expect(answer?.status()).toBe(isMissing ? 404 : 200);
        // A missing page is drawn by the browser.
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        titles.set(`${nameOf(scene)} ${look.locale}`, await page.title());
        // By keyboard in one look, another from scene to scene: each theme and width has its turn.
        const defects = await defectsIn(page, look, index === number % LOCALES.length);
        return defects.map((defect) => `${inWords(look)}: ${defect}`);
      }),
    );
    expect(found.flat()).toEqual([]);
  });
}

/** What a page is called: as it was seen, or asked for where it was not looked at in this run. */
async function titleOf(scene: Scene, locale: string): Promise<string> {
  const seen = titles.get(`${nameOf(scene)} ${locale}`);
  if (seen !== undefined) return seen;
  const answer = await settings.contextOf(scene).request.get(placed(scene, locale));
  return /<title>([^<]+)<\/title>/.exec(await answer.text())?.[1] ?? "";
}

test("no two pages have the same title in a language", async () => {
  for (const locale of LOCALES) {
    const patterns = new Map<string, Set<string>>();
    for (const scene of SCENES) {
      const title = await titleOf(scene, locale);
      patterns.set(title, (patterns.get(title) ?? new Set()).add(scene.page.pattern));
    }
    const shared = [...patterns].filter(([, of]) => of.size > 1);
    expect(
      shared.map(([title, of]) => `${title}: ${[...of].join(", ")}`),
      locale,
    ).toEqual([]);
  }
});
