import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { LawNote } from "#components/ui/law-note.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { Section } from "#components/ui/section.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import {
  currentText,
  disposalOf,
  type ItemMotions,
  type TextMotions,
} from "#server/assembly/motion/motion.rules.ts";
import { HandledAt } from "./handled-at.tsx";
import { MotionLines } from "./motion-lines.tsx";
import type { RoomActions } from "./shown-meeting.ts";

type MotionActions = Pick<RoomActions, "dispose" | "amend" | "reopen">;
type RoomMotionsProps = {
  item: ItemMotions;
  /** Null for an item that has no text. */
  text: TextMotions | null;
  /** `3`, or `3.2`. */
  number: string;
  language: string;
  isOver: boolean;
  /** Copied from paper: each thing is said with the hour of the room. */
  onPaper: boolean;
  actions: MotionActions;
};

/** What may be moved about a text: before its vote it is withdrawn, postponed or amended; after it, taken again. */
export function RoomMotions(props: RoomMotionsProps) {
  const { item, text, language, isOver } = props;
  const disposal = disposalOf(item.disposals, text?.resolutionId ?? null);
  const mayMove = !isOver && !text?.opened && !item.texts.some(isUnderVote);
  return (
    <>
      <MotionLines item={item} text={text} language={language} />
      {mayMove ? <Dispose {...props} isDisposed={disposal !== null} /> : null}
      {mayMove && text && !disposal ? <Amend {...props} text={text} /> : null}
      {!isOver && text?.closed && !text.reopened ? <Reopen {...props} text={text} /> : null}
    </>
  );
}

/** Of an item with one text, the item is disposed of; of one with several, each text. */
const scopeOf = (item: ItemMotions, text: TextMotions | null) =>
  text && item.texts.length > 1 ? text.resolutionId : null;
const isUnderVote = ({ opened, closed }: TextMotions) => opened && !closed;

function Dispose(props: RoomMotionsProps & { isDisposed: boolean }) {
  const { item, text, number, actions, isDisposed, onPaper } = props;
  const t = useTranslations("assembly.motion");
  const label = t(isDisposed ? "resumeLabel" : "disposeLabel", { item: number });
  const kinds = ["withdrawn", "postponed", "information"] as const;
  return (
    <details>
      <summary className="w-fit py-1 font-semibold text-plate">{label}</summary>
      <ActionForm action={actions.dispose} label={label} className="mt-4 grid gap-4">
        <input type="hidden" name="itemId" value={item.itemId} />
        <input type="hidden" name="resolutionId" value={scopeOf(item, text) ?? ""} />
        {isDisposed ? (
          <input type="hidden" name="kind" value="resumed" />
        ) : (
          <Radios
            name="kind"
            legend={t("what")}
            choices={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        )}
        <Field name="reason" label={t("reason")} hint={t("reasonHint")} maxLength={1000} />
        {onPaper ? <HandledAt /> : null}
        <Button tone="secondary" label={label}>
          {t("keep")}
        </Button>
      </ActionForm>
    </details>
  );
}

function Amend(props: RoomMotionsProps & { text: TextMotions }) {
  const { text, number, language, onPaper, actions } = props;
  const t = useTranslations("assembly.motion");
  const label = t("amendLabel", { item: number });
  return (
    <details>
      <summary className="w-fit py-1 font-semibold text-plate">{label}</summary>
      <ActionForm action={actions.amend} label={label} className="mt-4 grid gap-4">
        <input type="hidden" name="resolutionId" value={text.resolutionId} />
        <Textarea
          name="text"
          label={t("text")}
          lang={language}
          rows={5}
          maxLength={10_000}
          defaultValue={currentText(text)}
        />
        <LawNote article="3.87 §3">{t("scopeLaw")}</LawNote>
        <Radios
          name="scope"
          legend={t("scope")}
          choices={[
            { value: "within", label: t("within"), hint: t("withinHint") },
            { value: "beyond", label: t("beyond"), hint: t("beyondHint") },
          ]}
        />
        <Field name="reason" label={t("reason")} hint={t("reasonHint")} maxLength={1000} />
        {onPaper ? <HandledAt /> : null}
        <Button tone="secondary" label={label}>
          {t("amend")}
        </Button>
      </ActionForm>
    </details>
  );
}

function Reopen(props: RoomMotionsProps & { text: TextMotions }) {
  const { text, number, onPaper, actions } = props;
  const t = useTranslations("assembly.motion");
  const label = t("reopenLabel", { item: number });
  return (
    <details>
      <summary className="w-fit py-1 font-semibold text-plate">{label}</summary>
      <ActionForm action={actions.reopen} label={label} className="mt-4 grid gap-4">
        <input type="hidden" name="resolutionId" value={text.resolutionId} />
        <p className="max-w-measure">{t("reopenWarning")}</p>
        <Field name="reason" label={t("reason")} hint={t("reasonHint")} maxLength={1000} />
        {onPaper ? <HandledAt /> : null}
        <Button tone="secondary" label={label}>
          {t("reopen")}
        </Button>
      </ActionForm>
    </details>
  );
}

type RoomItemsProps = {
  motions: readonly ItemMotions[];
  language: string;
  isOver: boolean;
  onPaper: boolean;
  actions: MotionActions;
};

/** The items nothing is voted on: to be taken note of, withdrawn or postponed all the same. */
export function RoomItems({ motions, ...shown }: RoomItemsProps) {
  const { language } = shown;
  const t = useTranslations("assembly.motion");
  const items = motions.filter(({ texts }) => texts.length === 0);
  if (items.length === 0) return null;
  return (
    <Section title={t("items")} id="items">
      <ol className="grid gap-6">
        {items.map((item) => (
          <li key={item.itemId} className="grid gap-2 border-rule border-s-4 ps-4">
            <h3 className="text-part" lang={language}>
              {item.position}. {item.title}
            </h3>
            <RoomMotions item={item} text={null} number={String(item.position)} {...shown} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
