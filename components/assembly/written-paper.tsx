import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Fieldset } from "#components/ui/fieldset.tsx";
import { FileField } from "#components/ui/file-field.tsx";
import { legalDay } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { WrittenPageProps } from "./written-page.tsx";

const SCANS = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png";

/** The days that paper may bear: it was an answer in time. */
function daysOf({ written, today }: Pick<WrittenPageProps, "written" | "today">) {
  const { openedAt, answerBy } = written;
  const max = today < answerBy ? today : answerBy;
  return { max, ...(openedAt && { min: legalDay(openedAt) }) };
}

/** What comes back on paper: the form to print, signatures by hand, a refusal by hand. */
export function WrittenPaper(props: WrittenPageProps) {
  const { association, written } = props;
  const t = useTranslations("assembly.written");
  const isLate = written.state === "lapsed";
  return (
    <Section title={t("paper")} id="paper">
      {isLate ? (
        <p className="max-w-measure">{t("paperLate")}</p>
      ) : (
        <p className="print:hidden">
          <a href={`/api/assembly/${association.id}/written/${written.id}/form`}>
            {t("paperPrint")}
          </a>
        </p>
      )}
      <SignedForm {...props} />
      <Refusal {...props} />
    </Section>
  );
}

/** Who may have said something on paper: who may sign today, and who might have before he sold. */
function namesOn({ people, former }: WrittenPageProps["written"]) {
  const open = people.filter(({ signed }) => signed === null).flatMap(({ voters }) => voters);
  const names = new Map([...open, ...former].map((one) => [one.partyId, one.name]));
  const past = new Set(former.map(({ partyId }) => partyId));
  return [...names].map(([partyId, name]) => ({ partyId, name, isFormer: past.has(partyId) }));
}

/** Where the scan of a signed form is filed. */
function SignedForm({ written, today, actions }: WrittenPageProps) {
  const t = useTranslations("assembly.written");
  const names = namesOn(written);
  const days = daysOf({ written, today });
  const isLate = written.state === "lapsed";
  return (
    <ActionForm action={actions.file} label={t("paperSave")}>
      <FileField name="scan" label={t("paperFile")} hint={t("paperFileHint")} accept={SCANS} />
      <DateField
        name="signedOn"
        label={t("paperDay")}
        hint={t("paperDayHint")}
        defaultValue={isLate ? undefined : days.max}
        {...days}
      />
      {isLate ? (
        <Textarea
          name="lateReason"
          label={t("lateReason")}
          hint={t("lateReasonHint")}
          maxLength={1000}
        />
      ) : null}
      <Fieldset id="signers" legend={t("paperSigners")} hint={t("paperSignersHint")}>
        {names.map(({ partyId, name, isFormer }) => (
          <Checkbox
            key={partyId}
            name={`signer.${partyId}`}
            label={name}
            hint={isFormer ? t("paperFormer") : undefined}
          />
        ))}
      </Fieldset>
      {names.length > 1 ? (
        <details>
          <summary className="w-fit py-1 font-semibold text-plate">{t("paperDays")}</summary>
          <div className="mt-3 grid gap-4">
            <p className="max-w-measure text-quiet">{t("paperDaysHint")}</p>
            {names.map(({ partyId, name }) => (
              <DateField
                key={partyId}
                name={`days.${partyId}`}
                label={t("paperDayOf", { name })}
                optional
                {...days}
              />
            ))}
          </div>
        </details>
      ) : null}
      <div>
        <Button tone="secondary">{t("paperSave")}</Button>
      </div>
    </ActionForm>
  );
}

/** Where a refusal that came on paper is entered, with what follows from it said first. */
function Refusal({ written, today, actions }: WrittenPageProps) {
  const t = useTranslations("assembly.written");
  const names = namesOn(written);
  if (names.length === 0) return null;
  return (
    <Confirm trigger={t("refusal")} tone="secondary">
      <p>{t("refusalWill")}</p>
      <ActionForm action={actions.fileRefusal} label={t("refusal")}>
        <Select
          name="partyId"
          label={t("refusalWho")}
          placeholder={t("refusalChoose")}
          choices={names.map(({ partyId, name }) => ({ value: partyId, label: name }))}
        />
        <DateField name="saidOn" label={t("refusalDay")} {...daysOf({ written, today })} />
        <Textarea
          name="reason"
          label={t("refusalReason")}
          hint={t("refusalReasonHint")}
          optional
          maxLength={1000}
        />
        <FileField
          name="scan"
          label={t("refusalFile")}
          hint={t("refusalFileHint")}
          accept={SCANS}
          optional
        />
        <Textarea
          name="note"
          label={t("refusalNote")}
          hint={t("refusalNoteHint")}
          optional
          maxLength={1000}
        />
        <Button tone="danger">{t("refusal")}</Button>
      </ActionForm>
    </Confirm>
  );
}
