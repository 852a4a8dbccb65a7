import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import {
  BREACH_ARTICLES,
  BREACH_KINDS,
  type BreachLine,
} from "#server/assembly/breach/breach.rules.ts";
import type { ItemMotions } from "#server/assembly/motion/motion.rules.ts";
import { BreachLines } from "./motion-lines.tsx";

type RoomBreachesProps = {
  breaches: readonly BreachLine[];
  motions: readonly ItemMotions[];
  language: string;
  action: FormAction;
};

/** What happened although the law forbids it is recorded, never hidden: with its article and its reason. */
export function RoomBreaches({ breaches, motions, language, action }: RoomBreachesProps) {
  const t = useTranslations("assembly.breach");
  const ui = useTranslations("ui");
  const open = breaches
    .map((line, index) => ({ ...line, number: index + 1 }))
    .filter(({ correctedBy }) => correctedBy === null);
  const kinds = BREACH_KINDS.map((value) => {
    const article = BREACH_ARTICLES[value];
    const name = t(`kind.${value}`);
    return { value, label: article ? `${name} (${ui("lawArticle", { article })})` : name };
  });
  return (
    <Section title={t("title")} id="breaches">
      <BreachLines breaches={breaches} />
      <details>
        <summary className="w-fit py-1 font-semibold text-plate">{t("add")}</summary>
        <ActionForm action={action} label={t("add")} className="mt-4 grid gap-4">
          <LawNote article="3.92 §3">{t("law")}</LawNote>
          <Select name="kind" label={t("what")} placeholder={t("choose")} choices={kinds} />
          <Field
            name="article"
            label={t("article")}
            hint={t("articleHint")}
            optional
            maxLength={200}
          />
          <Select
            name="itemId"
            label={t("about")}
            optional
            placeholder={t("whole")}
            choices={motions.map(({ itemId, position, title }) => ({
              value: itemId,
              label: `${position}. ${title}`,
            }))}
          />
          <Textarea
            name="statement"
            label={t("statement")}
            hint={t("statementHint")}
            lang={language}
            maxLength={2000}
          />
          <Textarea
            name="reason"
            label={t("reason")}
            hint={t("reasonHint")}
            lang={language}
            rows={2}
            maxLength={2000}
          />
          <Field
            name="time"
            type="time"
            label={t("time")}
            hint={t("timeHint")}
            width="short"
            optional
          />
          {open.length > 0 ? (
            <Select
              name="correctsId"
              label={t("correcting")}
              optional
              placeholder={t("correctsNone")}
              choices={open.map(({ id, number, statement }) => ({
                value: id,
                label: `${number}. ${statement.slice(0, 60)}`,
              }))}
            />
          ) : null}
          <Button tone="secondary" label={t("add")}>
            {t("record")}
          </Button>
        </ActionForm>
      </details>
    </Section>
  );
}
