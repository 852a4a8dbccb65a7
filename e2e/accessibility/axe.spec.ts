import { expect, test } from "#e2e/fixtures.ts";
import { addressOf } from "#e2e/pages.ts";
import { defectsOf, overflows } from "#e2e/screens/accessibility.ts";
import { mailbox } from "#e2e/screens/mailbox.ts";
import { frameDefects, unfold, unseenFocus } from "./checks.ts";
import { type Look, looksAt, nameOf, SCENES } from "./scenes.ts";
import { arrange, type Settings } from "./settings.ts";

let settings: Settings;
/** Which page has a title, by language. */
const titles = new Map<string, string>();

test.beforeAll(async ({ browser, baseURL }, { workerIndex }) => {
  const visit = () => browser.newPage({ ...(baseURL ? { baseURL } : {}), reducedMotion: "reduce" });
  // A worker that starts again after a failure makes buildings of its own.
  const key = `erables${String.fromCharCode(97 + (workerIndex % 26))}`;
  settings = await arrange(key, visit, mailbox(process.env.KOPRO_E2E_MAIL ?? ""));
});

const inWords = ({ locale, seat, colorScheme, width }: Look) =>
  `${locale}, ${colorScheme}, ${width} px, ${seat}`;

for (const [number, scene] of SCENES.entries()) {
  test(`nothing stands in the way on ${nameOf(scene)}`, async () => {
    for (const [index, look] of looksAt(scene, number).entries()) {
      const { locale, colorScheme, width } = look;
      await test.step(inWords(look), async () => {
        const page = settings.pageOf(scene, look.seat);
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        const answer = await page.goto(
          addressOf(scene.page, { locale, ...settings.placeOf(scene) }),
        );
        const isMissing = scene.page.pattern.includes("[...missing]");
        expect(answer?.status()).toBe(isMissing ? 404 : 200);
        if (look.isUnfolded) await unfold(page);
        const title = `${locale} ${await page.title()}`;
        const { pattern } = scene.page;
        const owner = titles.get(title) ?? pattern;
        titles.set(title, owner);
        const defects = [
          ...(await defectsOf(page)),
          ...(await frameDefects(page, locale)),
          ...((await overflows(page)) ? ["scrolls sideways"] : []),
          ...(owner === pattern ? [] : [`the same title as ${owner}`]),
          ...(index === 0 ? await unseenFocus(page) : []),
        ];
        expect.soft(defects, inWords(look)).toEqual([]);
      });
    }
  });
}
