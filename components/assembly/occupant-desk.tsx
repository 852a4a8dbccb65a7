import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { DeadlineLine } from "#components/ui/deadline-line.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import type { OccupantSheet } from "#server/assembly/occupant/occupant.schema.ts";

type OccupantDeskProps = {
  associationId: string;
  sheet: OccupantSheet;
  today: string;
  /** For who may say that it hangs. */
  post?: FormAction;
};

/** The sheet that tells occupants the day: printed from here, and recorded where it hangs. */
export function OccupantDesk({ associationId, sheet, today, post }: OccupantDeskProps) {
  const t = useTranslations("assembly.occupants");
  const locale = useLocale();
  const { made, dueOn, postings } = sheet;
  const date = (iso: string) => formatDate(iso, locale);
  // Of a meeting convened before sheets were made there is nothing to show.
  if (!made && !dueOn) return null;
  return (
    <Section title={t("title")} id="occupants">
      <p className="max-w-measure">{t("lead")}</p>
      {made ? (
        <p>
          <a href={`/api/documents/${associationId}/${made.documentId}`} className="font-semibold">
            {t("print")}
          </a>{" "}
          <span className="text-quiet">{t("madeOn", { date: date(made.on) })}</span>
        </p>
      ) : (
        <p className="text-quiet">{t("making")}</p>
      )}
      {dueOn ? (
        <div className="grid gap-1">
          <p className="font-semibold">{t("due", { date: date(dueOn) })}</p>
          <DeadlineLine today={today} due={dueOn} />
        </div>
      ) : null}
      {postings.map(({ postedOn, place }) => (
        <p key={`${postedOn} ${place}`}>{t("hangs", { date: date(postedOn), place })}</p>
      ))}
      {made && post ? (
        <PostForm madeOn={made.on} today={today} post={post} again={postings.length > 0} />
      ) : null}
    </Section>
  );
}

type PostFormProps = { madeOn: string; today: string; post: FormAction; again: boolean };

function PostForm({ madeOn, today, post, again }: PostFormProps) {
  const t = useTranslations("assembly.occupants");
  return (
    <details open={!again}>
      <summary className="w-fit py-1 font-semibold text-plate">
        {t(again ? "again" : "post")}
      </summary>
      <ActionForm action={post} label={t("post")} className="mt-4 grid gap-4">
        <DateField
          name="postedOn"
          label={t("postedOn")}
          defaultValue={today}
          min={madeOn}
          max={today}
        />
        <Field name="place" label={t("place")} hint={t("placeHint")} maxLength={200} />
        <Button>{t("keep")}</Button>
      </ActionForm>
    </details>
  );
}
