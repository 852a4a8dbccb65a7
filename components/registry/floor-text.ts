import type { Locale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";

/** A floor in words where the register has its number; what the deed calls it otherwise. */
export function floorText(locale: Locale, floor: string): string {
  if (!/^[-−+]?\d{1,3}$/.test(floor)) return floor;
  const t = translator(locale, "registry");
  const n = Number(floor.replace("−", "-"));
  if (n === 0) return t("floor.ground");
  return n > 0 ? t("floor.above", { n }) : t("floor.below", { n: -n });
}
