import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button-class.ts";
import { controlClass } from "#components/ui/field-frame.tsx";
import { CHOICES, type Choice } from "#server/assembly/ballot/ballot.rules.ts";
import type { SaidHands } from "#server/assembly/ballot/hands.rules.ts";

/** Exceptions first: most items are carried by all but a few. */
const FIELDS = ["against", "abstain", "for"] as const satisfies readonly Choice[];

/** Asks for what is shown next: a plain form that any browser can send, and Enter sends. */
export function HandsForm({ resolutionId, said }: { resolutionId: string; said: SaidHands }) {
  const t = useTranslations("assembly.hands");
  const choice = useTranslations("assembly.choice");
  return (
    <form method="get" action="#confirm" aria-label={t("form")} className="grid max-w-xl gap-5">
      <input type="hidden" name="text" value={resolutionId} />
      <fieldset>
        <legend className="font-semibold">{t("others")}</legend>
        <div className="flex flex-wrap gap-x-6 gap-y-1">
          {CHOICES.map((value) => (
            <label key={value} className="flex min-h-11 items-center gap-3">
              <input
                type="radio"
                name="others"
                value={value}
                defaultChecked={value === said.others}
                className="size-6 accent-plate"
              />
              {choice(value)}
            </label>
          ))}
        </div>
      </fieldset>
      <p id="hands-hint" className="max-w-measure text-quiet">
        {t("hint")}
      </p>
      {FIELDS.map((field) => (
        <div key={field}>
          <label htmlFor={field} className="font-semibold">
            {t("except", { choice: choice(field) })}
          </label>
          <input
            id={field}
            name={field}
            type="text"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={2000}
            defaultValue={said[field]}
            aria-describedby="hands-hint"
            className={`mt-1.5 ${controlClass(undefined)}`}
          />
        </div>
      ))}
      <p>
        <button type="submit" className={buttonClass("secondary")}>
          {t("show")}
        </button>
      </p>
    </form>
  );
}
