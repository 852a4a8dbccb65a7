import type { Locale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import type { ActingFor } from "./representative.schema.ts";

/** In what capacity somebody acts and for whom, as an envelope says it: "pour Henri Maes, en qualité de tuteur". */
export function capacityOf(
  locale: Locale,
  { kind, behalf, manner }: Pick<ActingFor, "kind" | "behalf" | "manner">,
  party: string,
): string {
  const t = translator(locale, "registry");
  if (manner === "assistance") return t("representative.assists", { party });
  const capacity = t(`representative.as.${kind}`, { behalf: behalf ?? "" });
  return t("representative.forParty", { party, capacity });
}
