import type { BrowserContextOptions, Page } from "@playwright/test";
import { expect, test } from "#e2e/fixtures.ts";
import { defectsOf, overflows } from "#e2e/screens/accessibility.ts";
import { publicPage, reportFault, sendFault } from "#e2e/screens/public-page.ts";
import { wordsOf } from "#e2e/screens/words.ts";
import { LOCALES } from "#messages/routing.ts";
import { BUILDING, OFFICE, OFFICE_CONTACT } from "#prisma/seed/cast.ts";
import { deriveSlug } from "#server/registry/association/association.rules.ts";

// What is found says where by itself.
test.use({ trace: "off", screenshot: "off" });

const SLUG = deriveSlug(BUILDING.name, BUILDING.town);
const MOST_BYTES = 15_000;

/** No script at all, as on the oldest telephone. */
const PLAIN: BrowserContextOptions = { javaScriptEnabled: false };
/** A telephone of 320 pixels; four times as dense it is a desk at 400 %. */
const NARROW = { ...PLAIN, viewport: { width: 320, height: 640 } };
const ENLARGED = { ...NARROW, deviceScaleFactor: 4 };

/** What a page says, whatever its language: its properties, its days, whom it calls and writes to. */
async function factsOn(page: Page) {
  const properties = await page
    .locator("[itemprop]:not([itemscope])")
    .evaluateAll((found) =>
      found.map(
        (one) =>
          `${one.getAttribute("itemprop")}=${one.getAttribute("content") ?? one.textContent}`,
      ),
    );
  const of = (selector: string, name: string) =>
    page
      .locator(selector)
      .evaluateAll((found, key) => found.map((one) => one.getAttribute(key)), name);
  return {
    properties,
    days: await of("time", "datetime"),
    reached: await of('[href^="tel:"],[href^="mailto:"]', "href"),
    rows: await page.locator("dt").count(),
    fields: await of("input,textarea", "name"),
  };
}

test("four languages say the same, one tap apart, without a script", async ({ visitor }) => {
  const page = await visitor(PLAIN);
  await page.goto(publicPage(SLUG));
  const french = await factsOn(page);
  expect(french.properties).toEqual(
    expect.arrayContaining([
      `name=${OFFICE.name}`,
      `name=${BUILDING.name}`,
      `telephone=${OFFICE_CONTACT.emergencyPhone}`,
      `email=${OFFICE.email}`,
      "taxID=0314.595.348",
      "taxID=0479.495.447",
      "openingHours=Mo-Tu 09:00-12:00",
    ]),
  );
  for (const locale of LOCALES) {
    await page.locator(`nav a[hreflang="${locale}"]`).click();
    await expect(page).toHaveURL(new RegExp(`/${locale}/b/${SLUG}$`));
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      wordsOf(locale).site("public.heading"),
    );
    expect(await factsOn(page), locale).toEqual(french);
  }
});

test("it loads one document of at most 15 kB, under a policy that lets nothing else in", async ({
  visitor,
}) => {
  const page = await visitor();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  let bytes = 0;
  const loaded: string[] = [];
  page.on("response", async (response) => {
    loaded.push(new URL(response.url()).pathname);
    bytes += (await response.body().catch(() => Buffer.alloc(0))).byteLength;
  });
  const response = await page.goto(publicPage(SLUG), { waitUntil: "networkidle" });
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; /);
  expect(policy).toContain("form-action 'self'");
  expect(policy).not.toMatch(/script|unsafe|nonce/);
  expect(loaded).toEqual([publicPage(SLUG)]);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  expect(complaints).toEqual([]);
  await expect(page.locator("script")).toHaveCount(0);
  // The style is the page's own, known by its hash, and it is applied.
  await expect(page.locator("button")).toHaveCSS("font-weight", "700");
});

for (const [name, browser] of [
  ["at 320 pixels", NARROW],
  ["at 400 %", ENLARGED],
] as const) {
  test(`${name} nothing is lost and nothing scrolls sideways`, async ({ visitor }) => {
    const desk = await visitor(PLAIN);
    const page = await visitor(browser);
    for (const locale of LOCALES) {
      await desk.goto(publicPage(SLUG, locale));
      await page.goto(publicPage(SLUG, locale));
      const text = (one: Page) => one.locator("body").textContent();
      expect(await text(page)).toBe(await text(desk));
      expect(await overflows(page), locale).toBe(false);
      const outside = await page
        .locator("dt, dd, nav a, label, input, textarea, button")
        .evaluateAll((found) =>
          found
            .map((one) => one.getBoundingClientRect())
            .filter(({ left, right, width }) => width === 0 || left < 0 || right > innerWidth),
        );
      expect(outside, locale).toEqual([]);
    }
  });
}

test("nothing stands in the way of who listens to it, by day and by night", async ({ visitor }) => {
  // What looks for defects is a script: here alone it is let in.
  for (const [colorScheme, locales] of [
    ["light", ["fr", "de"]],
    ["dark", ["nl", "en"]],
  ] as const) {
    const page = await visitor({ bypassCSP: true, colorScheme, viewport: NARROW.viewport });
    for (const locale of locales) {
      await page.goto(publicPage(SLUG, locale));
      expect(await defectsOf(page), `${locale}, ${colorScheme}`).toEqual([]);
    }
    await page.goto(`${publicPage(SLUG)}/fault`);
    await sendFault(page, "fr", { what: "", place: "", email: "nobody" });
    expect(await defectsOf(page), `refused, ${colorScheme}`).toEqual([]);
  }
});

test("a telephone keeps the syndic", async ({ visitor }) => {
  const page = await visitor();
  const answer = await page.request.get(`${publicPage(SLUG, "nl")}/contact.vcf`);
  expect(answer.headers()["content-type"]).toContain("text/vcard");
  const text = (await answer.text()).replaceAll("\r\n ", "");
  const card = new Map(
    text.split("\r\n").map((line) => {
      const [name = "", ...value] = line.split(":");
      return [name.split(";")[0] ?? "", value.join(":")] as const;
    }),
  );
  expect(card.get("VERSION")).toBe("3.0");
  expect(card.get("FN")).toBe(`${OFFICE.name} ${OFFICE_CONTACT.legalForm}`);
  expect(card.get("TEL")).toBe(OFFICE.phone);
  expect(card.get("item1.TEL")).toBe(OFFICE_CONTACT.emergencyPhone);
  expect(card.get("EMAIL")).toBe(OFFICE.email);
  expect(card.has("END")).toBe(true);
});

test("the code on the sheet leads to the page in the telephone's own language", async ({
  visitor,
}) => {
  const page = await visitor({ ...PLAIN, locale: "de-BE" });
  await page.goto(`/b/${SLUG}`);
  await expect(page).toHaveURL(new RegExp(`/de/b/${SLUG}$`));
});

test("an address of no building is a whole page that says what to do", async ({ visitor }) => {
  const page = await visitor(PLAIN);
  const response = await page.goto(publicPage("no-such-building", "de"));
  expect(response?.status()).toBe(404);
  const { site } = wordsOf("de");
  await expect(page.getByText(site("public.unknown.text"))).toBeVisible();
});

test("a fault is reported without account or script, answered by mail, and closed", async ({
  visitor,
  as,
  mail,
}) => {
  const { site } = wordsOf("nl");
  const french = wordsOf("fr").site;
  const email = `jan-${crypto.randomUUID()}@bezoeker.example`;
  const what = `De lift <b>staat stil</b> ${email}`;
  const page = await visitor(PLAIN);

  await page.goto(publicPage(SLUG, "nl"));
  await sendFault(page, "nl", { what, place: "", email });
  await expect(page.getByRole("alert")).toContainText(site("public.fault.problem.place"));
  await expect(page.getByLabel(site("public.fault.what"))).toHaveValue(what);
  await sendFault(page, "nl", { what, place: "Verdieping 3", email });
  const reference = (await page.locator(".number").textContent()) ?? "";
  expect(reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);

  const odile = await as("odile");
  await odile.goto(`/fr/${SLUG}/site/faults`);
  await odile.getByRole("row").filter({ hasText: reference }).getByRole("link").click();
  await expect(odile.getByRole("heading", { level: 1 })).toContainText(reference);
  // What was typed is text, here as in the mail.
  await expect(odile.getByRole("main")).toContainText("<b>staat stil</b>");
  await odile
    .getByLabel(french("fault.text"), { exact: true })
    .fill("De hersteller komt <i>vandaag</i>.");
  await odile.getByRole("button", { name: french("fault.sendAnswer") }).click();
  await expect(odile.getByText(french("faults.state.answered"))).toBeVisible();

  const answer = await mail.latestTo(email);
  expect(answer.subject).toContain(reference);
  expect(answer.text).toContain("De hersteller komt <i>vandaag</i>.");
  expect(answer.html).toContain("&lt;i&gt;vandaag&lt;/i&gt;");
  await odile.locator("summary", { hasText: french("fault.close") }).click();
  const closing = odile.getByRole("form", { name: french("fault.close") });
  await closing.getByRole("button", { name: french("fault.close") }).click();
  await expect(odile).toHaveURL(/\/site\/faults$/);
  await expect(odile.getByText(reference)).toHaveCount(0);
});

test("ten megabytes are refused early, on a whole page; the next message is heard", async ({
  visitor,
}) => {
  const page = await visitor(PLAIN);
  const answer = await page.request.post(`${publicPage(SLUG)}/fault`, {
    headers: { "content-type": "application/x-www-form-urlencoded" },
    data: `what=${"x".repeat(10_000_000)}`,
  });
  expect(answer.status()).toBe(413);
  const html = await answer.text();
  expect(html).toContain("</html>");
  expect(html).toContain(BUILDING.name);
  expect(await reportFault(page, SLUG, { what: "Une lampe", place: "Cave" })).toMatch(/-/);
});

test("office hours that cannot be read are refused where they stand", async ({ as }) => {
  const words = wordsOf("fr");
  const page = await as("odile");
  await page.goto(`/fr/${SLUG}/site`);
  await page.getByText(words.site("settings.office.change")).click();
  await page.getByLabel("lundi", { exact: true }).fill("le matin");
  await page.getByRole("button", { name: words.site("settings.office.save") }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    words.errors("office.hours-unreadable"),
  );
  await expect(page.getByLabel("lundi", { exact: true })).toHaveValue("le matin");
});
