import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatMoment } from "#components/ui/format.ts";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { toLocale } from "#messages/routing.ts";
import type { AnswerView, FaultView } from "#server/site/fault/fault.queries.ts";
import { FaultStatus } from "./fault-status.tsx";

type FaultPageProps = {
  association: Readonly<{ name: string; slug: string }>;
  fault: FaultView;
  answer: FormAction;
  close: FormAction;
};

/** One report, with what was answered, and what to do about it. */
export function FaultPage({ association, fault, answer, close }: FaultPageProps) {
  const t = useTranslations("site.fault");
  const list = useTranslations("site.faults");
  const locale = useLocale();
  const { slug, name } = association;
  const { reference, closedAt } = fault;
  return (
    <Page
      title={t("title", { reference })}
      crumbs={[
        { href: `/${slug}`, label: name },
        { href: `/${slug}/site/faults`, label: list("title") },
      ]}
      actions={<FaultStatus state={fault.state} />}
    >
      <Said fault={fault} />
      <Section title={t("answers")}>
        {fault.answers.length === 0 ? <p className="text-quiet">{t("noAnswer")}</p> : null}
        {fault.answers.map((given) => (
          <Answer key={given.id} given={given} />
        ))}
      </Section>
      {closedAt ? (
        <p>{t("closed", { date: formatMoment(closedAt, locale) })}</p>
      ) : (
        <>
          <AnswerForm fault={fault} action={answer} />
          <Confirm trigger={t("close")}>
            <p>{t("closeWhat")}</p>
            <ActionForm action={close} label={t("close")}>
              <Button>{t("close")}</Button>
            </ActionForm>
          </Confirm>
        </>
      )}
    </Page>
  );
}

function Said({ fault }: { fault: FaultView }) {
  const t = useTranslations("site.fault");
  const list = useTranslations("site.faults.column");
  const words = useTranslations("ui.languages");
  const locale = useLocale();
  const { what, place, email, phone, reportedAt } = fault;
  const contact = [email, phone].filter((way) => way !== null).join(" · ");
  return (
    <DefinitionList
      items={[
        {
          term: list("what"),
          detail: (
            <span lang={fault.locale} className="wrap-anywhere whitespace-pre-wrap">
              {what}
            </span>
          ),
        },
        { term: list("place"), detail: place },
        { term: list("reported"), detail: formatMoment(reportedAt, locale) },
        { term: t("language"), detail: words(toLocale(fault.locale)) },
        { term: t("contact"), detail: contact || t(fault.closedAt ? "contactGone" : "noContact") },
      ]}
    />
  );
}

function Answer({ given: { text, at, mail } }: { given: AnswerView }) {
  const t = useTranslations("site.fault");
  const states = useTranslations("documents.delivery.state");
  const locale = useLocale();
  return (
    <div className="grid max-w-measure gap-1 border-rule border-s-2 ps-4">
      <p className="text-fine text-quiet">
        {formatMoment(at, locale)}, {mail ? t("byMail", { state: states(mail) }) : t("noted")}
      </p>
      <p className="wrap-anywhere whitespace-pre-wrap">{text}</p>
    </div>
  );
}

function AnswerForm({ fault: { email }, action }: { fault: FaultView; action: FormAction }) {
  const t = useTranslations("site.fault");
  return (
    <Section title={t(email ? "answerMail" : "answerNote")}>
      <ActionForm action={action} label={t(email ? "answerMail" : "answerNote")}>
        <p className="max-w-measure text-quiet">
          {email ? t("answerMailHint", { email }) : t("answerNoteHint")}
        </p>
        <Textarea name="text" label={t("text")} rows={6} maxLength={4000} />
        <Button>{t(email ? "sendAnswer" : "noteAnswer")}</Button>
      </ActionForm>
    </Section>
  );
}
