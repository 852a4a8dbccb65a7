import { useLocale, useTranslations } from "next-intl";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import type { Standing } from "#server/registry/succession/succession.schema.ts";
import { SuccessionForm, type SuccessionWay } from "./succession-form.tsx";
import { SuccessionWaiting, type WaitingName } from "./succession-waiting.tsx";

type Shown = Readonly<{
  /** Who is syndic or is about to be; null where nobody is. */
  taken: Readonly<{ officeName: string; endsOn: string }> | null;
  lastEndedOn: string | null;
  standing: Standing | null;
  countsAtOnce: boolean;
  held: string;
  total: string;
}>;

type SuccessionPageProps = {
  association: Readonly<{ name: string; slug: string }>;
  succession: Shown;
  waiting: readonly WaitingName[];
  way: SuccessionWay;
  today: string;
  record: FormAction;
};

/** Where those whom the law names record who is syndic, while nobody is. */
export function SuccessionPage(props: SuccessionPageProps) {
  const { association, succession, waiting, way, today, record } = props;
  const { taken, standing, total } = succession;
  const t = useTranslations("registry");
  const { slug } = association;
  return (
    <Page
      title={t("succession.title")}
      lead={t("succession.lead")}
      crumbs={[
        { href: `/${slug}`, label: association.name },
        { href: `/${slug}/registry/mandates`, label: t("mandates.title") },
      ]}
      law={
        <>
          <LawNote article="3.87 §2">{t("succession.law")}</LawNote>
          <LawNote article="3.89 §1">{t("succession.judgeLaw")}</LawNote>
          <LawNote article="3.89 §5 7°">{t("mandates.handoverLaw")}</LawNote>
        </>
      }
    >
      <SuccessionState {...succession} />
      {waiting.length > 0 ? <SuccessionWaiting names={waiting} total={total} /> : null}
      {taken || !standing || waiting.some(({ isOwn }) => isOwn) ? null : (
        <SuccessionForm
          slug={slug}
          way={way}
          today={today}
          countsAtOnce={succession.countsAtOnce}
          action={record}
        />
      )}
    </Page>
  );
}

function SuccessionState({ taken, lastEndedOn, standing, held, total }: Shown) {
  const t = useTranslations("registry.succession");
  const locale = useLocale();
  if (taken) {
    const until = formatDate(taken.endsOn, locale);
    return (
      <Notice title={t("taken", { name: taken.officeName, until })}>
        <p>{t("takenText")}</p>
      </Notice>
    );
  }
  const since = lastEndedOn ? t("since", { date: formatDate(lastEndedOn, locale) }) : null;
  return standing ? (
    <Notice tone="waiting" title={since}>
      <p>{t(`standing.${standing}`, { held, total })}</p>
    </Notice>
  ) : (
    <Notice tone="danger" title={t("none")}>
      {since ? <p>{since}</p> : null}
      <p>{t("noneText")}</p>
    </Notice>
  );
}
