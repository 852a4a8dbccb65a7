import { expect, test } from "#e2e/fixtures.ts";
import { openBuilding } from "#e2e/screens/arranging.ts";
import { buildingCalled, inDays } from "#e2e/screens/building.ts";
import { keysOn, mouseOn } from "#e2e/screens/hand.ts";
import { slugIn } from "#e2e/screens/place.ts";
import { acceptByItsme, inviteOwner } from "#e2e/screens/register.ts";
import { wordsOf } from "#e2e/screens/words.ts";
import {
  fileRefusal,
  fileSignedForm,
  minuteInWriting,
  proposeInWriting,
  signInWriting,
} from "#e2e/screens/writing.ts";

const { assembly } = wordsOf("fr");
const BUDGET = {
  title: "Budget",
  text: "Adopter le budget proposé.",
  type: assembly("decision.D-01"),
};
const BIKES = { title: "Vélos", text: "Poser un abri.", type: assembly("decision.D-14") };
const ON_PAPER = [
  "Tom Janssens",
  "Sara Benali",
  "Henri Lacroix",
  "Immo Beaulieu SA",
  "Georges Wauters",
];

test("all sign, on screen and on paper, and it stands; one refuses on paper, and it does not", async ({
  as,
  visitor,
  mail,
}) => {
  const page = await as("odile");
  const odile = keysOn(page);
  const mouse = mouseOn(page);
  const building = buildingCalled("par-ecrit");
  const { lucie } = building.residents;
  await openBuilding(mouse, building);
  const slug = slugIn(page);
  await inviteOwner(mouse, lucie);
  const owner = mouseOn(await visitor({ javaScriptEnabled: false }));
  await acceptByItsme(owner, lucie, mail);

  await proposeInWriting(mouse, slug, BUDGET);
  const address = new URL(page.url()).pathname;

  await test.step("she signs on screen after identification, without script", async () => {
    await signInWriting(owner, lucie);
    await expect(
      owner.page.getByText(assembly("written.stateOf.open"), { exact: true }),
    ).toBeVisible();
    await expect(owner.page.getByRole("link", { name: assembly("written.receipt") })).toBeVisible();
  });

  await test.step("the others signed by hand, on one form that the office files", async () => {
    await page.goto(address);
    await fileSignedForm(odile, ON_PAPER);
    await expect(
      page.getByText(assembly("written.stateOf.adopted"), { exact: true }),
    ).toBeVisible();
  });

  await test.step("it stands in the register, with what it brings about", async () => {
    await minuteInWriting(odile);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(BUDGET.title);
    const give = assembly("followUp.give.budget");
    await odile.press(page.locator("summary").filter({ hasText: give }));
    const form = page.getByRole("form", { name: give });
    await odile.date(form.getByLabel(assembly("followUp.field.startsOn")), inDays(1));
    await odile.date(form.getByLabel(assembly("followUp.field.endsOn")), inDays(300));
    await odile.type(form.getByLabel(assembly("followUp.field.amount")), "12000");
    await odile.press(form.getByRole("button", { name: give }));
    await expect(page.getByRole("region", { name: assembly("followUp.section") })).toContainText(
      /12[\s.]000,00/,
    );
    await owner.page.goto(`/fr/${slug}/assembly/decisions`);
    await expect(owner.page.getByRole("row").filter({ hasText: BUDGET.title })).toBeVisible();
  });

  await test.step("another one ends with a refusal on paper, which she reads", async () => {
    await proposeInWriting(mouse, slug, BIKES);
    const refused = new URL(page.url()).pathname;
    const reason = "Pas dans la cour.";
    await fileRefusal(odile, { name: "Georges Wauters", reason, note: "Lettre remise au bureau." });
    await owner.page.goto(refused);
    await expect(owner.page.getByText(assembly("written.why", { reason }))).toBeVisible();
    const sign = owner.page.getByRole("link", { name: assembly("written.identify") });
    await expect(sign).toHaveCount(0);
    await owner.page.goto("/fr/home");
    await expect(owner.page.getByText(BIKES.title)).toHaveCount(0);
  });
});
