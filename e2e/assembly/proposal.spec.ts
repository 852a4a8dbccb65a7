import { expect, test } from "#e2e/fixtures.ts";
import { openBuilding } from "#e2e/screens/arranging.ts";
import { buildingCalled, inDays } from "#e2e/screens/building.ts";
import { keysOn, mouseOn } from "#e2e/screens/hand.ts";
import { meetingIn, slugIn } from "#e2e/screens/place.ts";
import { prepareMeeting } from "#e2e/screens/planning.ts";
import { proposeItem } from "#e2e/screens/proposing.ts";
import { acceptByPassword, inviteOwner } from "#e2e/screens/register.ts";
import { wordsOf } from "#e2e/screens/words.ts";
import { PASSWORD } from "#prisma/seed/cast.ts";

const { assembly } = wordsOf("fr");
const nl = wordsOf("nl").assembly;
const TITLE = "Verlichting van de garage";
const MOTION = "De lampen worden vervangen.";

test("an owner proposes in Dutch, the syndic puts it on the agenda, by keyboard", async ({
  as,
  visitor,
  mail,
}) => {
  const odile = keysOn(await as("odile"));
  const building = buildingCalled("voorstel");
  const { lucie } = building.residents;
  await openBuilding(mouseOn(odile.page), building);
  const slug = slugIn(odile.page);
  await inviteOwner(mouseOn(odile.page), lucie);
  const owner = keysOn(await visitor());
  await acceptByPassword(owner, lucie, PASSWORD, mail);

  await proposeItem(owner, slug, { title: TITLE, motion: MOTION }, "nl");
  await expect(
    owner.page.getByText(nl("proposals.stateOf.waiting"), { exact: true }),
  ).toBeVisible();
  const receipt = owner.page.url();

  await odile.page.goto(`/fr/${slug}`);
  await prepareMeeting(odile, { on: inDays(40), items: [] });
  const meeting = meetingIn(odile.page);
  await odile.page.goto(`/fr/${slug}/assembly/proposals`);
  await odile.press(odile.page.getByRole("link", { name: TITLE }));
  await odile.select(
    odile.page.getByLabel(assembly("proposal.placeType")),
    assembly("decision.D-14"),
  );
  await odile.press(odile.page.getByRole("button", { name: assembly("proposal.place") }));
  await expect(
    odile.page.getByText(assembly("proposals.stateOf.placed"), { exact: true }),
  ).toBeVisible();
  await odile.page.goto(`/fr/${slug}/assembly/meetings/${meeting}`);
  // The agenda says besides what the minutes will say of it.
  await expect(odile.page.getByText(MOTION, { exact: true })).toBeVisible();

  await owner.page.goto(receipt);
  await expect(owner.page.getByText(nl("proposals.stateOf.placed"), { exact: true })).toBeVisible();
  await owner.press(owner.page.locator("summary", { hasText: nl("proposal.withdraw") }));
  await owner.press(owner.page.getByRole("button", { name: nl("proposal.withdraw") }));
  await expect(
    owner.page.getByText(nl("proposals.stateOf.withdrawn"), { exact: true }),
  ).toBeVisible();
});
