import { useLocale, useTranslations } from "next-intl";
import { formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Page } from "#components/ui/page.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import { TASKS } from "#server/assembly/year/task.rules.ts";
import type { Duty } from "#server/assembly/year/year.rules.ts";
import type { YearView } from "#server/assembly/year/year.schema.ts";

type YearPageProps = {
  association: Readonly<{ name: string; slug: string }>;
  year: YearView;
  /** Who keeps the books looks on: what is the syndic's alone to do is no link for him. */
  mayPlan: boolean;
};

const TONE = {
  done: "done",
  late: "danger",
  next: "waiting",
  later: "neutral",
  past: "neutral",
} as const;

/** What the annual meeting asks of the office, worked backwards from it, in the order of its days. */
export function YearPage({ association: { name, slug }, year, mayPlan }: YearPageProps) {
  const t = useTranslations("assembly.year");
  const words = useTranslations("assembly");
  const law = useTranslations("ui");
  const kinds = useTranslations("registry.deadline.kind");
  const locale = useLocale();
  const { from, to } = year.period;
  const date = (iso: string) => formatDate(iso, locale);
  return (
    <Page
      title={t("title")}
      lead={t("lead", { from: date(from), to: date(to) })}
      crumbs={[
        { href: `/${slug}`, label: name },
        { href: `/${slug}/assembly`, label: words("meetings.title") },
      ]}
      actions={
        year.plannedId ? (
          <LinkButton href={`/${slug}/assembly/meetings/${year.plannedId}`}>{t("open")}</LinkButton>
        ) : null
      }
      law={<LawNote article="3.85 §3, 3.87 §3">{t("law")}</LawNote>}
    >
      <Table
        caption={t("title")}
        captionHidden
        rows={year.duties}
        rowKey={({ duty }) => duty}
        columns={[
          { key: "on", header: t("on"), cell: ({ on }) => <LegalDate iso={on} /> },
          {
            key: "duty",
            header: t("what"),
            names: true,
            cell: ({ duty, article, confidence }) => (
              <>
                <Act href={pageOf(duty, slug, year, mayPlan)}>{t(`duty.${duty}`)}</Act>{" "}
                <span className="block font-normal text-fine text-quiet">
                  {law("lawArticle", { article })}
                  {confidence === "L" ? ` · ${t("practice")}` : ""}
                </span>
                <span className="block max-w-measure font-normal text-fine text-quiet">
                  {t("missed")} — {kinds(`${missedAs(duty)}.missed`)}
                </span>
              </>
            ),
          },
          {
            key: "state",
            header: t("state"),
            cell: ({ duty, state, doneOn, termId }) => (
              <>
                <Status tone={TONE[state]}>{t(`is.${state}`)}</Status>
                {doneOn ? (
                  <span className="block text-fine">{t("doneOn", { date: date(doneOn) })}</span>
                ) : null}
                {termId ? (
                  <Link
                    href={`/home?term=${termId}#see-to`}
                    aria-label={t("seeToLabel", { what: t(`duty.${duty}`) })}
                    className="inline-flex min-h-6 items-center text-fine"
                  >
                    {t("seeTo")}
                  </Link>
                ) : null}
              </>
            ),
          },
        ]}
      />
    </Page>
  );
}

/** The term that says what follows: its own, or that of the meeting that was held. */
const missedAs = (duty: Duty) =>
  duty === "minutes" || duty === "challenge" ? (`assembly.${duty}` as const) : TASKS[duty];

function Act({ href, children }: { href: string | null; children: string }) {
  return href ? <Link href={href}>{children}</Link> : <span>{children}</span>;
}

/** Where a thing is done: on the meeting that is planned, on the one that was held, or before either. */
function pageOf(
  duty: Duty,
  slug: string,
  { plannedId, heldId }: YearView,
  mayPlan: boolean,
): string | null {
  const assembly = `/${slug}/assembly`;
  if (duty === "minutes" || duty === "challenge") return `${assembly}/meetings/${heldId}/minutes`;
  if (duty === "proposals") return mayPlan ? `${assembly}/proposals` : null;
  if (!plannedId) return mayPlan ? `${assembly}/meetings/new` : null;
  const meeting = `${assembly}/meetings/${plannedId}`;
  return duty === "deposit" || duty === "notice" ? `${meeting}/convocation` : meeting;
}
