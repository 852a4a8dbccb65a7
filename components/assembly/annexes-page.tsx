import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Field } from "#components/ui/field.tsx";
import { FileField } from "#components/ui/file-field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate, formatMoney, legalDay } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { Status } from "#components/ui/status.tsx";
import type { AnnexView, ItemQuotes } from "#server/assembly/annex/annex.schema.ts";
import { useDecisionChoices } from "./agenda-editor.tsx";
import { useMeetingCrumbs } from "./meeting-crumbs.ts";
import { QuoteTable } from "./quote-table.tsx";
import type { ShownMeeting } from "./shown-meeting.ts";

type AnnexesPageProps = {
  associationId: string;
  slug: string;
  meeting: ShownMeeting;
  annexes: AnnexView;
  /** Who prepares the meeting; null for who reads. */
  action: FormAction | null;
};

const FILES = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png";

/** What goes with the notice: the auditor's report, and offers by the item they are for. */
export function AnnexesPage(props: AnnexesPageProps) {
  const { associationId, slug, meeting, annexes, action } = props;
  const t = useTranslations("assembly.annexes");
  const isDraft = meeting.stage === "draft";
  const shown = meeting.items.filter(
    ({ id }) => (isDraft && action) || quotesOf(annexes, id)?.quotes.length,
  );
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      crumbs={useMeetingCrumbs(slug, meeting)}
      law={
        <>
          <LawNote article="3.89 §5 11°">{t("law")}</LawNote>
          {annexes.isAnnual ? <LawNote article="3.91">{t("lawAuditor")}</LawNote> : null}
        </>
      }
    >
      {annexes.isAnnual ? <AuditorReports {...props} /> : null}
      {isDraft && action && meeting.items.length === 0 ? (
        <EmptyState>{t("none")}</EmptyState>
      ) : null}
      {shown.map((item) => (
        <Section
          key={item.id}
          title={
            <span lang={meeting.language}>
              {item.position}. {item.title}
            </span>
          }
        >
          <QuoteState quotes={quotesOf(annexes, item.id)} />
          <QuoteTable
            associationId={associationId}
            number={item.position}
            quotes={quotesOf(annexes, item.id)?.quotes ?? []}
            remove={isDraft && action ? action : undefined}
          />
          {isDraft && action ? (
            <QuoteForms
              number={item.position}
              itemId={item.id}
              hasUnvoted={(quotesOf(annexes, item.id)?.quotes ?? []).some(
                ({ resolution }) => resolution === null,
              )}
              rulesVersion={meeting.rulesVersion}
              action={action}
            />
          ) : null}
        </Section>
      ))}
      <Rule rule={annexes.rule} action={action} />
    </Page>
  );
}

const quotesOf = ({ items }: AnnexView, itemId: string) =>
  items.find((one) => one.itemId === itemId);

function AuditorReports({ associationId, meeting, annexes, action }: AnnexesPageProps) {
  const t = useTranslations("assembly.annexes");
  const locale = useLocale();
  const isOver = !["draft", "convened", "open"].includes(meeting.stage);
  return (
    <Section title={t("report")} id="report">
      {annexes.reports.length === 0 ? <p className="text-quiet">{t("reportNone")}</p> : null}
      <ul className="grid gap-3">
        {annexes.reports.map(({ documentId, datedOn, filedAt, isLate }) => (
          <li key={documentId}>
            <a href={`/api/documents/${associationId}/${documentId}`}>
              {t("reportLine", { date: formatDate(datedOn, locale) })}
            </a>
            {isLate ? (
              <Notice tone="waiting">
                {t("reportLate", { date: formatDate(legalDay(filedAt), locale) })}
              </Notice>
            ) : null}
          </li>
        ))}
      </ul>
      {action && !isOver ? (
        <ActionForm action={action} label={t("fileReport")}>
          <input type="hidden" name="do" value="report" />
          <DateField name="datedOn" label={t("datedOn")} />
          <FileField name="file" label={t("file")} hint={t("fileHint")} accept={FILES} />
          <div>
            <Button tone="secondary">{t("fileReport")}</Button>
          </div>
        </ActionForm>
      ) : null}
    </Section>
  );
}

/** How many offers there are, of how many that are owed or usual. */
function QuoteState({ quotes }: { quotes: ItemQuotes | undefined }) {
  const t = useTranslations("assembly.annexes");
  if (!quotes) return null;
  const { duty, asked, isLacking } = quotes;
  const given = quotes.quotes.length;
  const isShort = isLacking || (duty === "amount-not-fixed" && given < asked);
  return (
    <p>
      <Status tone={isLacking ? "danger" : isShort ? "waiting" : "neutral"}>
        {t(`state.${duty}`, { given, asked })}
      </Status>
    </p>
  );
}

type QuoteFormsProps = {
  number: number;
  itemId: string;
  hasUnvoted: boolean;
  rulesVersion: string;
  action: FormAction;
};

function QuoteForms({ number, itemId, hasUnvoted, rulesVersion, action }: QuoteFormsProps) {
  const t = useTranslations("assembly.annexes");
  const agenda = useTranslations("assembly.agenda");
  const choices = useDecisionChoices(rulesVersion);
  return (
    <>
      <details className="grid gap-4">
        <summary className="w-fit py-1 font-semibold text-plate">{t("addTo", { number })}</summary>
        <ActionForm action={action} label={t("addTo", { number })} className="mt-4 grid gap-4">
          <input type="hidden" name="do" value="add" />
          <input type="hidden" name="itemId" value={itemId} />
          <Field name="supplier" label={t("supplier")} maxLength={200} />
          <Field name="amount" label={t("amount")} hint={t("amountHint")} inputMode="decimal" />
          <DateField name="receivedOn" label={t("receivedOn")} />
          <FileField name="file" label={t("file")} hint={t("fileHint")} accept={FILES} />
          <div>
            <Button>{t("add")}</Button>
          </div>
        </ActionForm>
      </details>
      {hasUnvoted ? (
        <ActionForm action={action} label={`${t("put")} (${number})`} className="grid gap-3">
          <input type="hidden" name="do" value="put" />
          <input type="hidden" name="itemId" value={itemId} />
          <Select
            name="decisionType"
            label={agenda("type")}
            hint={t("putHint")}
            placeholder={agenda("choose")}
            choices={choices}
          />
          <div>
            <Button tone="secondary">{t("put")}</Button>
          </div>
        </ActionForm>
      ) : null}
    </>
  );
}

function Rule({ rule, action }: Pick<AnnexesPageProps, "action"> & Pick<AnnexView, "rule">) {
  const t = useTranslations("assembly.annexes");
  const locale = useLocale();
  if (!rule && !action) return null;
  return (
    <Section title={t("rule")} id="rule">
      <p className="max-w-measure">
        {rule
          ? t("ruleIs", {
              amount: formatMoney(rule.fromCents, locale),
              quotes: rule.quotes,
              date: formatDate(rule.decidedOn, locale),
            })
          : t("ruleNone")}
      </p>
      {action ? (
        <details className="grid gap-4">
          <summary className="w-fit py-1 font-semibold text-plate">{t("setRule")}</summary>
          <ActionForm action={action} label={t("setRule")} className="mt-4 grid gap-4">
            <input type="hidden" name="do" value="rule" />
            <Field name="from" label={t("from")} hint={t("amountHint")} inputMode="decimal" />
            <Field name="quotes" label={t("fewest")} defaultValue="3" inputMode="numeric" />
            <DateField name="decidedOn" label={t("decidedOn")} />
            <div>
              <Button tone="secondary">{t("setRule")}</Button>
            </div>
          </ActionForm>
        </details>
      ) : null}
    </Section>
  );
}
