import { expect, test } from "#e2e/fixtures.ts";
import { COUNTS, openBuilding } from "#e2e/screens/arranging.ts";
import { buildingCalled } from "#e2e/screens/building.ts";
import { sendOwnNotice, startForVacancy } from "#e2e/screens/convening.ts";
import { keysOn, mouseOn } from "#e2e/screens/hand.ts";
import { endOwnMandate } from "#e2e/screens/mandate.ts";
import { fileSignedSheet } from "#e2e/screens/minutes.ts";
import { slugIn } from "#e2e/screens/place.ts";
import { lettersOf, recordPosting } from "#e2e/screens/planning.ts";
import { acceptByPassword, inviteOwner } from "#e2e/screens/register.ts";
import {
  arrive,
  closeBallot,
  encodeChoices,
  endMeeting,
  freezeMinutes,
  openBallot,
  openMeeting,
} from "#e2e/screens/room.ts";
import { wordsOf } from "#e2e/screens/words.ts";
import { OFFICE, PASSWORD } from "#prisma/seed/cast.ts";

const { assembly } = wordsOf("fr");
const CANDIDATE = "Régie du Parc SA";

// Patience on a machine that does much else; alone it takes some forty seconds.
test.setTimeout(240_000);

test("without a syndic the council convenes, holds the meeting, and its minutes leave", async ({
  visitor,
  mail,
}) => {
  const building = buildingCalled("vacance");
  const { lucie, tom, sara, henri } = building.residents;
  const odile = mouseOn(await visitor());
  await openBuilding(odile, building);
  const slug = slugIn(odile.page);
  await inviteOwner(odile, { ...lucie, role: "council" });
  const hers = mouseOn(await visitor());
  const keys = keysOn(hers.page);
  const { page } = hers;
  await acceptByPassword(hers, lucie, PASSWORD, mail);

  await test.step("the syndic leaves; the law names the council first", async () => {
    await odile.page.goto(`/fr/${slug}/registry/mandates`);
    const ending = { kind: "resignation", reason: "Pension" } as const;
    await endOwnMandate(odile, "fr", { office: OFFICE.name, ...ending });
  });

  await test.step("she convenes by keyboard, to appoint a syndic and for nothing else", async () => {
    await startForVacancy(keys, slug, CANDIDATE);
    const text = assembly("convening.appointText", { name: CANDIDATE });
    await expect(page.getByText(text, { exact: true })).toBeVisible();
    await sendOwnNotice(keys, COUNTS.parties);
    for (const { email } of [lucie, tom, sara, henri]) {
      expect((await mail.latestTo(email, / – /)).text).toContain(lucie.name);
    }
    await lettersOf(hers);
    await recordPosting(hers, "RP 4000 118 774 BE");
    await expect(async () => {
      await page.reload();
      await expect(page.getByText(assembly("notice.proven"))).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 30_000 });
  });

  await test.step("she holds it, as its page tells everybody", async () => {
    await hers.press(page.getByRole("link", { name: assembly("convening.toMeeting") }));
    await expect(page.getByText(assembly("convening.holds", { name: lucie.name }))).toBeVisible();
    await hers.press(page.getByRole("link", { name: assembly("meeting.room") }));
    for (const { name } of [lucie, tom, sara, henri]) await arrive(hers, name);
    await openMeeting(hers, lucie.name);
    await openBallot(hers, 1);
    await encodeChoices(hers, 1, "for", {});
    const result = await closeBallot(hers, 1);
    await expect(result).toContainText(assembly("result.adopted"));
    await endMeeting(hers);
  });

  await test.step("its minutes are signed, and leave for everybody", async () => {
    await freezeMinutes(hers);
    await fileSignedSheet(hers);
    await hers.press(page.getByRole("button", { name: assembly("act.sendNow") }));
    await lettersOf(hers);
    // He reads Dutch; whoever brings him the minutes signs as what she is, and is no syndic.
    const signs = `${wordsOf("nl").documents("convocation.convenes.council")}, ${lucie.name}`;
    await expect(async () => {
      const texts = (await mail.to(tom.email)).map(({ text }) => text);
      expect(texts.filter((text) => text.includes(signs))).toHaveLength(2);
    }).toPass({ timeout: 30_000 });
  });
});
