import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { controlClass } from "#components/ui/field-frame.tsx";
import { formatTime } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { CHOICES } from "#server/assembly/ballot/ballot.rules.ts";
import type { SheetPreview } from "#server/assembly/paper/paper.queries.ts";
import type { TypedSheet } from "#server/assembly/paper/typed.rules.ts";
import { HandsPeople } from "./hands-people.tsx";
import { Problems, Recorded } from "./hands-preview.tsx";
import type { PaperDeskProps } from "./paper-desk.tsx";

/** The sheet in hand: its hours, and who did not vote like all the others; shown, then kept. */
export function PaperSheetForm({ meeting, paper, typed, preview, actions }: PaperDeskProps) {
  const t = useTranslations("assembly.paper");
  const errors = useTranslations("errors");
  const locale = useLocale();
  const text = paper.texts.find(({ resolutionId }) => resolutionId === typed.text);
  if (!text) return <Notice tone="done">{t("allKept")}</Notice>;
  const shown = preview && "plan" in preview ? preview : null;
  const opened = typed.said.openedAt || formatTime(paper.lastClosing ?? meeting.startsAt, locale);
  const said = { ...typed.said, openedAt: opened };
  return (
    <Section title={t("sheet", { number: text.number })} id="sheet">
      <div lang={meeting.language}>
        <p className="font-semibold">{text.title}</p>
        <p className="max-w-measure whitespace-pre-line">{text.text}</p>
      </div>
      {preview && "problem" in preview ? (
        <div id="confirm" tabIndex={-1}>
          <Notice tone="danger">{errors(preview.problem)}</Notice>
        </div>
      ) : null}
      <form
        method="get"
        action="#confirm"
        aria-label={t("sheet", { number: text.number })}
        className="grid max-w-xl gap-5"
      >
        <input type="hidden" name="text" value={text.resolutionId} />
        <SheetFields said={said} />
        <p>
          <button type="submit" className={buttonClass("secondary")}>
            {t("show")}
          </button>
        </p>
      </form>
      {shown ? <Keep shown={shown} typed={typed} number={text.number} keep={actions.keep} /> : null}
      {shown ? <HandsPeople heads={shown.heads} /> : null}
    </Section>
  );
}

type SheetFieldsProps = { said: TypedSheet["said"]; prefix?: string };

/** What stands on the sheet of a vote, in the order one reads it. */
export function SheetFields({ said, prefix = "" }: SheetFieldsProps) {
  const t = useTranslations("assembly.paper");
  const hands = useTranslations("assembly.hands");
  const choice = useTranslations("assembly.choice");
  const line = (name: "openedAt" | "closedAt" | "for" | "against" | "abstain", label: string) => (
    <div key={name}>
      <label htmlFor={`${prefix}${name}`} className="font-semibold">
        {label}
      </label>
      <input
        id={`${prefix}${name}`}
        name={name}
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={name === "openedAt" || name === "closedAt" ? 20 : 2000}
        defaultValue={said[name]}
        aria-describedby={`${prefix}sheet-hint`}
        className={`mt-1.5 ${controlClass(undefined)}`}
      />
    </div>
  );
  return (
    <>
      <p id={`${prefix}sheet-hint`} className="max-w-measure text-quiet">
        {t("sheetHint")}
      </p>
      <div className="grid gap-5 sm:grid-cols-2">
        {line("openedAt", t("openedAt"))}
        {line("closedAt", t("closedAt"))}
      </div>
      <fieldset>
        <legend className="font-semibold">{hands("others")}</legend>
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
      {(["against", "abstain", "for"] as const).map((name) =>
        line(name, hands("except", { choice: choice(name) })),
      )}
    </>
  );
}

type KeepProps = {
  shown: SheetPreview;
  typed: TypedSheet;
  number: string;
  keep: PaperDeskProps["actions"]["keep"];
};

function Keep({ shown, typed, number, keep }: KeepProps) {
  const t = useTranslations("assembly.paper");
  const hands = useTranslations("assembly.hands");
  const locale = useLocale();
  const { plan, mark } = shown;
  const { asked } = typed;
  if (!asked) return null;
  return (
    <>
      <p>
        {t("shown", {
          from: formatTime(shown.openedAt, locale),
          until: formatTime(shown.closedAt, locale),
        })}
      </p>
      <Recorded plan={plan} />
      {plan.problems.length > 0 ? (
        <Problems plan={plan} />
      ) : plan.votes.length === 0 ? (
        <Notice tone="info">{hands("nobody")}</Notice>
      ) : (
        <ActionForm action={keep} label={t("keep", { number })}>
          {Object.entries({ ...asked, mark }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <p>
            <Button id="confirm">{t("keep", { number })}</Button>
          </p>
        </ActionForm>
      )}
    </>
  );
}
