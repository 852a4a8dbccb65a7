import { expect, test } from "#e2e/fixtures.ts";
import { COUNTS, ITEMS, openBuilding } from "#e2e/screens/arranging.ts";
import { buildingCalled, inDays } from "#e2e/screens/building.ts";
import { cancelMeeting, planAgain } from "#e2e/screens/cancelling.ts";
import { mouseOn } from "#e2e/screens/hand.ts";
import { meetingIn, slugIn } from "#e2e/screens/place.ts";
import { convene, prepareMeeting } from "#e2e/screens/planning.ts";
import { acceptByPassword, inviteOwner } from "#e2e/screens/register.ts";
import { wordsOf } from "#e2e/screens/words.ts";
import { PASSWORD } from "#prisma/seed/cast.ts";

const { assembly } = wordsOf("fr");
const REASON = "La salle paroissiale est inondée.";

test("a convened meeting is called off, and everybody learns it", async ({ as, visitor, mail }) => {
  const odile = mouseOn(await as("odile"));
  const building = buildingCalled("annulation");
  const { lucie } = building.residents;
  await openBuilding(odile, building);
  const slug = slugIn(odile.page);
  await inviteOwner(odile, lucie);
  const owner = mouseOn(await visitor());
  await acceptByPassword(owner, lucie, PASSWORD, mail);
  await odile.page.goto(`/fr/${slug}`);
  await prepareMeeting(odile, { on: inDays(16), items: ITEMS });
  const meeting = `/fr/${slug}/assembly/meetings/${meetingIn(odile.page)}`;
  await convene(odile, COUNTS.parties);

  await odile.page.goto(meeting);
  await cancelMeeting(odile, REASON);
  const told = odile.page.getByRole("region", { name: assembly("cancellation.sent") });
  await expect(told.getByRole("row")).toHaveCount(COUNTS.parties + 1);

  // The owner finds it on every page of the meeting, the one where she would have voted included.
  for (const page of ["", "/vote"]) {
    await owner.page.goto(`${meeting}${page}`);
    await expect(owner.page.getByText(REASON)).toBeVisible();
    const state = owner.page.getByText(assembly("cancellation.isCancelled"), { exact: true });
    await expect(state).toBeVisible();
  }
  await expect(
    owner.page.getByRole("link", { name: assembly("cancellation.followUp") }),
  ).toBeHidden();

  await odile.page.goto(`${meeting}/cancellation`);
  await planAgain(odile);
  await expect(odile.page.getByRole("heading", { name: ITEMS[0]?.title ?? "" })).toBeVisible();
  await expect(odile.page.getByText(assembly("stage.draft"), { exact: true })).toBeVisible();
});
