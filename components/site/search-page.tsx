import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button-class.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#messages/navigation.ts";
import { placeOf } from "#server/documents/search/search.rules.ts";
import { SEARCH_KINDS, type SearchAnswer } from "#server/documents/search/search.schema.ts";

type SearchPageProps = { q: string; answers: readonly SearchAnswer[] };

/** What was found, by kind, with where each belongs. */
export function SearchPage({ q, answers }: SearchPageProps) {
  const t = useTranslations("ui.search");
  return (
    <Page title={t("title")} lead={t("hint")}>
      <form method="get" className="flex flex-wrap items-end gap-3">
        <label className="grid grow gap-1 sm:max-w-xl">
          <span className="font-semibold text-fine">{t("label")}</span>
          <input
            type="search"
            name="q"
            defaultValue={q}
            maxLength={100}
            className="min-h-11 w-full rounded-control border border-edge bg-leaf px-3 py-2"
          />
        </label>
        <button type="submit" className={buttonClass("primary")}>
          {t("go")}
        </button>
      </form>
      {q.trim() === "" ? null : <p role="status">{t("count", { count: answers.length })}</p>}
      {q.trim() !== "" && answers.length === 0 ? <EmptyState>{t("none")}</EmptyState> : null}
      {SEARCH_KINDS.map((kind) => {
        const found = answers.filter((answer) => answer.kind === kind);
        return found.length === 0 ? null : (
          <Section key={kind} title={t(`kinds.${kind}`)}>
            <ul className="grid gap-2">
              {found.map((answer) => (
                <li key={answer.id} className="flex flex-wrap items-baseline gap-x-3">
                  <Link href={placeOf(answer)} className="inline-flex min-h-6 items-center">
                    {answer.label}
                  </Link>
                  <span className="text-fine text-quiet">
                    {[answer.detail, kind === "association" ? "" : answer.associationName]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        );
      })}
    </Page>
  );
}
