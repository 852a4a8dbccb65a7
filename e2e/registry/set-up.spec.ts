import { withClient } from "#deploy/local/databases.ts";
import { type PassingStack, raisePassing } from "#deploy/local/passing-stack.ts";
import { offerSetUp } from "#deploy/local/set-up.ts";
import type { Stack } from "#deploy/local/stack-options.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { COUNTS } from "#e2e/screens/arranging.ts";
import { buildingCalled } from "#e2e/screens/building.ts";
import { keysOn } from "#e2e/screens/hand.ts";
import { enrol, enterFirst, makeOffice } from "#e2e/screens/set-up.ts";
import { wordsOf } from "#e2e/screens/words.ts";
import { LOCALES } from "#messages/routing.ts";

test.describe.configure({ mode: "serial" });

/** An installation where nobody has been, as `npm start -- --empty` makes it. */
let passing: PassingStack | undefined;
let stack: Stack;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  const { signal } = new AbortController();
  passing = await raisePassing({ purpose: "set-up", isEmpty: true, say: () => undefined, signal });
  stack = await passing.stack;
});
test.afterAll(() => passing?.close());

/** Empty again, with the link that its next start prints. */
async function startedAgain(): Promise<string> {
  await withClient(stack.ownerUrl, (client) =>
    client.query("TRUNCATE office, account, association, set_up_link CASCADE"),
  );
  const link = await offerSetUp(stack.appUrl, stack.app);
  if (!link) throw new Error("an empty installation offers no set-up");
  return link;
}

for (const locale of LOCALES) {
  test(`an empty installation becomes a first association, by keyboard, in ${locale}`, async ({
    visitor,
  }) => {
    const link = locale === LOCALES[0] && stack.setUpLink ? stack.setUpLink : await startedAgain();
    const page = await visitor({ locale });
    await page.goto(link);
    await expect(page).toHaveURL(new RegExp(`/${locale}/set-up/`));
    const hand = keysOn(page);
    await makeOffice(hand, locale);
    await enrol(hand, locale);
    await enterFirst(hand, locale, buildingCalled(`premier-${locale}`), COUNTS);
    const again = await visitor({ locale });
    await again.goto(link);
    await expect(again.getByRole("main")).toContainText(wordsOf(locale).registry("setUp.closed"));
  });
}
