import { expect } from "@playwright/test";
import type { OutsideOffice } from "#server/registry/mandate/mandate.schema.ts";
import { inDays } from "./building.ts";
import type { Hand } from "./hand.ts";
import type { Locale } from "./sign-in.ts";
import { wordsOf } from "./words.ts";

export type Ending = Readonly<{
  kind: "dismissal" | "resignation" | "court" | "cessation";
  reason: string;
}>;

/** From the list of mandates, the office records that its own ended yesterday. */
export async function endOwnMandate(
  { page, ...hand }: Hand,
  locale: Locale,
  { office, kind, reason }: Ending & Readonly<{ office: string }>,
): Promise<void> {
  const { registry: t } = wordsOf(locale);
  await hand.press(page.getByRole("main").getByRole("link", { name: office, exact: true }));
  await hand.press(page.locator("summary").filter({ hasText: t("mandate.end") }));
  const form = page.getByRole("form", { name: t("mandate.end") });
  await hand.select(form.getByLabel(t("mandate.endWhy")), t(`mandate.endKind.${kind}`));
  await hand.date(form.getByLabel(t("mandate.decidedOn")), inDays(-2));
  await hand.date(form.getByLabel(t("mandate.lastDay")), inDays(-1));
  await hand.type(form.getByLabel(t("mandate.reason")), reason);
  await hand.press(form.getByRole("button", { name: t("mandate.save") }));
  await expect(page.getByRole("main")).toContainText(t("mandates.when.past"));
}

export type Appointed = Readonly<{
  appointer: "assembly" | "judge";
  isProvisional?: boolean;
  decision: string;
  /** An office of the installation by its address, or somebody outside. */
  office: string | Pick<OutsideOffice, "name" | "email" | "phone" | "street" | "postcode" | "town">;
}>;

/** From the notice that there is no syndic: who follows, from today for two years. */
export async function nameSuccessor(
  { page, ...hand }: Hand,
  locale: Locale,
  { office, appointer, decision, isProvisional = false }: Appointed,
): Promise<void> {
  const { registry: t } = wordsOf(locale);
  const main = page.getByRole("main");
  const write = (label: string, text: string) =>
    hand.type(main.getByLabel(label, { exact: true }), text);
  await hand.press(main.getByRole("link", { name: t("succession.title"), exact: true }));
  if (typeof office === "string") {
    await hand.press(main.getByRole("link", { name: t("newMandate.way.here"), exact: true }));
    await hand.type(main.getByLabel(t("newMandate.key")), office);
  } else {
    await hand.choose(main.getByLabel(t("officeFields.volunteer"), { exact: true }));
    for (const name of ["name", "email", "phone", "street", "postcode", "town"] as const) {
      await write(t(`officeFields.${name}`), office[name]);
    }
  }
  const appointers = t(`newMandate.appointers.${appointer}`);
  await hand.select(main.getByLabel(t("newMandate.appointer")), appointers);
  await hand.date(main.getByLabel(t("newMandate.appointedOn")), inDays(-2));
  await hand.type(main.getByLabel(t("succession.reference")), decision);
  await hand.date(main.getByLabel(t("newMandate.endsOn")), inDays(700));
  if (isProvisional) await hand.tick(main.getByLabel(t("newMandate.provisional")));
  await hand.tick(main.getByLabel(t("succession.declared")));
  await hand.press(main.getByRole("button", { name: t("succession.save"), exact: true }));
}
