import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { DeadlineLine } from "#components/ui/deadline-line.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import type { NoticeView } from "#server/site/notice/desk.queries.ts";
import { NoticeText } from "./notice-text.tsx";
import { SiteNav } from "./site-nav.tsx";

type Shown = NoticeView & Readonly<{ post: FormAction }>;

type HallNoticesProps = {
  association: Readonly<{ id: string; name: string; slug: string }>;
  notices: readonly Shown[];
  today: string;
};

/** The sheets to hang at the entrance: printed from here, and recorded where they hang. */
export function HallNotices({ association, notices, today }: HallNoticesProps) {
  const t = useTranslations("site");
  const { id, slug, name } = association;
  return (
    <Page
      title={t("notice.title")}
      lead={t("notice.lead")}
      crumbs={[{ href: `/${slug}`, label: name }]}
      law={<LawNote article="3.89 §2">{t("settings.law")}</LawNote>}
    >
      <SiteNav slug={slug} here="notice" />
      {notices.length === 0 ? <EmptyState>{t("notice.none")}</EmptyState> : null}
      {notices.map((notice) => (
        <OneNotice key={notice.id} notice={notice} associationId={id} today={today} />
      ))}
    </Page>
  );
}

type OneNoticeProps = { notice: Shown; associationId: string; today: string };

function OneNotice({ notice, associationId, today }: OneNoticeProps) {
  const t = useTranslations("site.notice");
  const locale = useLocale();
  const { act, dueOn, endsOn, madeOn, documentId, postings } = notice;
  const date = (iso: string) => formatDate(iso, locale);
  const { name } = act.syndic;
  return (
    <Section title={t("of", { syndic: name, from: date(act.startsOn), until: date(endsOn) })}>
      <div className="grid gap-3 print:hidden">
        <p>
          <a href={`/api/documents/${associationId}/${documentId}`} className="font-semibold">
            {t("print")}
          </a>{" "}
          <span className="text-quiet">{t("madeOn", { date: date(madeOn) })}</span>
        </p>
        {dueOn ? (
          <div className="grid gap-1">
            <p className="font-semibold">{t("due", { date: date(dueOn) })}</p>
            <DeadlineLine today={today} due={dueOn} />
          </div>
        ) : null}
        {postings.map(({ postedOn, place }) => (
          <p key={`${postedOn} ${place}`}>{t("hangs", { date: date(postedOn), place })}</p>
        ))}
        {postings.length === 0 ? (
          <PostForm notice={notice} today={today} />
        ) : (
          <details>
            <summary className="min-h-11 py-2 text-plate">{t("again")}</summary>
            <PostForm notice={notice} today={today} />
          </details>
        )}
      </div>
      <h3 className="font-semibold print:hidden">{t("text")}</h3>
      <NoticeText act={act} />
    </Section>
  );
}

function PostForm({ notice: { madeOn, post, id }, today }: Omit<OneNoticeProps, "associationId">) {
  const t = useTranslations("site.notice");
  return (
    <ActionForm action={post} label={t("post")}>
      <p className="max-w-measure text-quiet">{t("postHint")}</p>
      <DateField
        key={id}
        name="postedOn"
        label={t("postedOn")}
        defaultValue={today}
        min={madeOn}
        max={today}
      />
      <Field name="place" label={t("place")} hint={t("placeHint")} maxLength={200} />
      <Button>{t("post")}</Button>
    </ActionForm>
  );
}
