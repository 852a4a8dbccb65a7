import { useTranslations } from "next-intl";
import { controlClass } from "#components/ui/field-frame.tsx";
import { CHOICES, type Choice } from "#server/assembly/ballot/ballot.rules.ts";
import type { SaidHands } from "#server/assembly/ballot/hands.rules.ts";

/** Exceptions first: most items are carried by all but a few. */
const FIELDS = ["against", "abstain", "for"] as const satisfies readonly Choice[];

type TypedLineProps = Readonly<{
  /** Before the ids, where a page has such a form twice. */
  prefix?: string;
  name: string;
  label: string;
  value: string;
  /** The id of what explains it. */
  hint: string;
  maxLength: number;
}>;

/** A line that is typed quickly, as it stands on a sheet or was said. */
export function TypedLine({ prefix = "", name, label, value, hint, maxLength }: TypedLineProps) {
  const id = `${prefix}${name}`;
  return (
    <div>
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <input
        id={id}
        name={name}
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={maxLength}
        defaultValue={value}
        aria-describedby={hint}
        className={`mt-1.5 ${controlClass(undefined)}`}
      />
    </div>
  );
}

type HandsFieldsProps = Readonly<{ said: SaidHands; prefix?: string }>;

/** What all vote, and by lot or name who votes otherwise. */
export function HandsFields({ said, prefix = "" }: HandsFieldsProps) {
  const t = useTranslations("assembly.hands");
  const choice = useTranslations("assembly.choice");
  const hint = `${prefix}hands-hint`;
  return (
    <>
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
      <p id={hint} className="max-w-measure text-quiet">
        {t("hint")}
      </p>
      {FIELDS.map((field) => (
        <TypedLine
          key={field}
          prefix={prefix}
          name={field}
          label={t("except", { choice: choice(field) })}
          value={said[field]}
          hint={hint}
          maxLength={2000}
        />
      ))}
    </>
  );
}
