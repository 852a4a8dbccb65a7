import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Section } from "#components/ui/section.tsx";

type LettersToPostProps = {
  title: string;
  /** What is asked for as proof: the number of a registered sending, or how it was posted. */
  proof: string;
  associationId: string;
  letters: readonly Readonly<{ deliveryId: string; batchId: string | null; isPosted: boolean }>[];
  today: string;
  post: FormAction;
  /** How far they are on their way to the printer, where that is followed. */
  run?: Readonly<{ total: number; made: number; done: boolean; listId: string | null }> | null;
  /** Where the posting list is had as a file. */
  listFile?: string;
};

/** The letters of one thing: where they are printed from, and the form that proves their deposit. */
export function LettersToPost(props: LettersToPostProps) {
  const { title, proof, associationId, letters, today, post, run, listFile } = props;
  const t = useTranslations("assembly.notice");
  const waiting = letters.filter(({ isPosted }) => !isPosted);
  const batches = [...new Set(letters.flatMap(({ batchId }) => batchId ?? []))];
  if (letters.length === 0) return null;
  return (
    <Section title={title}>
      {run && !run.done ? (
        <p role="status">{t("printingOf", { made: run.made, total: run.total })}</p>
      ) : null}
      {batches.length === 0 && !run ? <p className="text-quiet">{t("printing")}</p> : null}
      {batches.map((documentId, index) => (
        <p key={documentId}>
          <a href={`/api/documents/${associationId}/${documentId}`}>
            {t("print")}{" "}
            {t("printOf", {
              number: index + 1,
              count: letters.filter(({ batchId }) => batchId === documentId).length,
            })}
          </a>
        </p>
      ))}
      {run?.listId ? (
        <p>
          <a href={`/api/documents/${associationId}/${run.listId}`}>{t("list")}</a>
          {listFile ? (
            <>
              {" · "}
              <a href={listFile} download>
                {t("listFile")}
              </a>
            </>
          ) : null}
        </p>
      ) : null}
      {waiting.length > 0 ? (
        <ActionForm action={post} label={t("post")}>
          <p className="max-w-measure text-quiet">{t("postHint")}</p>
          {waiting.map(({ deliveryId }) => (
            <input key={deliveryId} type="hidden" name="deliveryId" value={deliveryId} />
          ))}
          <DateField name="depositedOn" label={t("depositedOn")} defaultValue={today} max={today} />
          <Field name="postingNumber" label={proof} width="medium" maxLength={100} />
          <Button>{t("post")}</Button>
        </ActionForm>
      ) : null}
    </Section>
  );
}
