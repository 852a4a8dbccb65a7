import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { formatTime } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import type { SheetPreview } from "#server/assembly/paper/paper.queries.ts";
import type { TypedSheet } from "#server/assembly/paper/typed.rules.ts";
import { HandsFields, TypedLine } from "./hands-fields.tsx";
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
  const hint = `${prefix}sheet-hint`;
  return (
    <>
      <p id={hint} className="max-w-measure text-quiet">
        {t("sheetHint")}
      </p>
      <div className="grid gap-5 sm:grid-cols-2">
        {(["openedAt", "closedAt"] as const).map((name) => (
          <TypedLine
            key={name}
            {...{ prefix, name, hint }}
            label={t(name)}
            value={said[name]}
            maxLength={20}
          />
        ))}
      </div>
      <HandsFields said={said} prefix={prefix} />
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
