import type { BrowserContextOptions, Page } from "@playwright/test";
import { formatDate } from "#components/ui/format.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { buildingCalled, inDays } from "#e2e/screens/building.ts";
import { keysOn, mouseOn } from "#e2e/screens/hand.ts";
import { linkIn } from "#e2e/screens/mailbox.ts";
import { type Appointed, type Ending, endOwnMandate, nameSuccessor } from "#e2e/screens/mandate.ts";
import { slugIn } from "#e2e/screens/place.ts";
import { publicPage } from "#e2e/screens/public-page.ts";
import { takeOn } from "#e2e/screens/register.ts";
import { enrolCodes } from "#e2e/screens/set-up.ts";
import type { Locale } from "#e2e/screens/sign-in.ts";
import { wordsOf } from "#e2e/screens/words.ts";
import { OFFICE, OTHER_OFFICE, PASSWORD } from "#prisma/seed/cast.ts";

const SOON = 5_000;

type Journey = Readonly<{ locale: Locale; ending: Ending; appointed: Appointed; name: string }>;

const here = { office: OTHER_OFFICE.email, name: OTHER_OFFICE.name };
const JOURNEYS: readonly Journey[] = [
  {
    locale: "fr",
    ending: { kind: "dismissal", reason: "Comptes jamais présentés" },
    appointed: { ...here, appointer: "assembly", decision: "PV signé par le président, point 3" },
    name: here.name,
  },
  {
    locale: "nl",
    ending: { kind: "resignation", reason: "Pensioen" },
    appointed: {
      appointer: "assembly",
      decision: "Notulen getekend door de voorzitter, punt 2",
      office: {
        ...{ name: "Jeanne Dupont", email: "", phone: "+32 4 000 00 01" },
        ...{ street: "Tilleulsstraat 8", postcode: "4000", town: "Luik" },
      },
    },
    name: "Jeanne Dupont",
  },
  {
    locale: "de",
    ending: { kind: "court", reason: "Vom Friedensrichter abberufen" },
    appointed: {
      ...{ ...here, appointer: "judge", isProvisional: true },
      decision: "Anordnung des Friedensrichters, 26/A/114",
    },
    name: here.name,
  },
  {
    locale: "en",
    ending: { kind: "cessation", reason: "The office closes" },
    appointed: { ...here, appointer: "assembly", decision: "Minutes signed by the chair, item 1" },
    name: here.name,
  },
];

/** The staff's sessions are opened once: each test has a browser and an association of its own. */
const sessions = new Map<string, NonNullable<BrowserContextOptions["storageState"]>>();

/** Waits, five seconds at most, until a page that is asked for says it. */
async function follows(reader: Page, address: string, said: string): Promise<void> {
  await expect(async () => {
    expect(await (await reader.request.get(address)).text()).toContain(said);
  }).toPass({ timeout: SOON, intervals: [100] });
}

for (const { locale, ending, appointed, name } of JOURNEYS) {
  const { registry, site, ui, identity } = wordsOf(locale);

  test(`a mandate ends and another begins, by keyboard (${locale})`, async ({
    as,
    visitor,
    mail,
  }) => {
    const staff = async (key: string) => {
      const storageState = sessions.get(key);
      if (storageState) return visitor({ storageState });
      const page = await as(key);
      sessions.set(key, await page.context().storageState());
      return page;
    };
    const building = buildingCalled(`mandat-${locale}`);
    const odile = await staff("odile");
    await odile.goto("/fr/home");
    await takeOn(mouseOn(odile), building);
    const slug = slugIn(odile);
    const hall = await visitor({ javaScriptEnabled: false });
    const mandates = `/${locale}/${slug}/registry/mandates`;

    const leaving = keysOn(odile);
    await odile.goto(mandates);
    await endOwnMandate(leaving, locale, { ...ending, office: OFFICE.name });
    const date = formatDate(inDays(-1), locale);
    await follows(hall, publicPage(slug, locale), site("public.office.ended", { date }));
    for (const task of ["filing-end", "handover"] as const) {
      await expect(
        odile.getByRole("heading", { name: registry(`mandate.task.${task}`) }),
      ).toBeVisible();
    }
    await odile.goto(mandates);
    const email = `${building.enterpriseNumber}@dupont.example`;
    const isHere = typeof appointed.office === "string";
    const office = isHere ? appointed.office : { ...appointed.office, email };
    const nadine = isHere ? await staff("nadine") : null;
    await nameSuccessor(leaving, locale, { ...appointed, office });
    const h1 = odile.getByRole("heading", { level: 1 });
    await expect(h1).toHaveText(registry("mandate.title", { name }));
    const notice = site("notice.of", {
      ...{ syndic: name, from: formatDate(inDays(0), locale) },
      until: formatDate(inDays(700), locale),
    });
    await follows(hall, publicPage(slug, locale), name);
    if (nadine) await follows(nadine, `/${locale}/${slug}/site/notice`, notice);

    // Who follows comes in: by his own list, or by the link that only he was sent.
    const coming = nadine ?? (await visitor());
    const hand = keysOn(coming);
    if (!nadine) {
      const asked = await mail.latestTo(email, /.*/);
      await coming.goto(
        linkIn(asked, /\/offices\/join\//).replace(/\/\w\w\/offices/, `/${locale}/offices`),
      );
      await hand.type(coming.getByLabel(identity("invitation.password")), PASSWORD);
      await hand.press(coming.getByRole("button", { name: identity("invitation.submit") }));
      await enrolCodes(hand, locale);
    }
    await coming.goto(`/${locale}/home?q=${encodeURIComponent(building.name)}`);
    const list = coming.getByRole("table", { name: site("home.office") });
    await hand.press(list.getByRole("link", { name: building.name, exact: true }));
    await hand.press(coming.getByRole("link", { name: ui("rail.site"), exact: true }));
    await hand.press(coming.getByRole("link", { name: site("nav.notice"), exact: true }));
    await expect(coming.getByRole("heading", { name: notice })).toBeVisible();
  });
}
