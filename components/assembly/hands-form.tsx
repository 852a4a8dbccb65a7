import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button-class.ts";
import type { SaidHands } from "#server/assembly/ballot/hands.rules.ts";
import { HandsFields } from "./hands-fields.tsx";

/** Asks for what is shown next: a plain form that any browser can send, and Enter sends. */
export function HandsForm({ resolutionId, said }: { resolutionId: string; said: SaidHands }) {
  const t = useTranslations("assembly.hands");
  return (
    <form method="get" action="#confirm" aria-label={t("form")} className="grid max-w-xl gap-5">
      <input type="hidden" name="text" value={resolutionId} />
      <HandsFields said={said} />
      <p>
        <button type="submit" className={buttonClass("secondary")}>
          {t("show")}
        </button>
      </p>
    </form>
  );
}
