import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { type ListQuery, withQuery } from "#components/ui/query.ts";
import { UndoNotice } from "#components/ui/undo-notice.tsx";
import { Link } from "#messages/navigation.ts";
import type { ViewLine } from "#server/registry/view/view.schema.ts";

type SavedViewsProps = {
  list: string;
  /** The list's address, without its query. */
  place: string;
  query: ListQuery;
  views: readonly ViewLine[];
  /** Who works in an office may offer a view to his colleagues. */
  mayShare: boolean;
  save: FormAction;
  end: FormAction;
  restore: FormAction;
};

const KEPT = ["q", "sort", "dir", "filter"] as const;

/** The ways of looking at a list that have a name, one's own and the office's. */
export function SavedViews({
  list,
  place,
  query,
  views,
  mayShare,
  save,
  end,
  restore,
}: SavedViewsProps) {
  const t = useTranslations("registry.views");
  const here = withQuery({}, Object.fromEntries(KEPT.map((key) => [key, query[key]])));
  const isCurrent = (view: ViewLine) => withQuery({}, ordered(view.query)) === here;
  return (
    <div className="grid gap-3 print:hidden">
      {query.ended ? (
        <UndoNotice undo={restore} about={{ viewId: query.ended, list }}>
          {t("ended")}
        </UndoNotice>
      ) : null}
      <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
        {views.length > 0 ? (
          <nav aria-label={t("label")}>
            <ul className="flex flex-wrap items-center gap-x-5 gap-y-1">
              {views.map((view) => (
                <li key={view.id}>
                  <Link
                    href={`${place}${withQuery({}, ordered(view.query))}`}
                    prefetch={false}
                    aria-current={isCurrent(view) ? "true" : undefined}
                    className="inline-flex min-h-8 items-center aria-[current]:font-semibold"
                  >
                    {view.name}
                    {view.isMine ? null : (
                      <span className="ps-1 text-fine text-quiet">
                        {t("of", { name: view.ownerName })}
                      </span>
                    )}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        <Confirm trigger={t("manage")}>
          <ActionForm action={save} label={t("save")} className="grid gap-3">
            <input type="hidden" name="list" value={list} />
            {KEPT.map((key) =>
              query[key] ? <input key={key} type="hidden" name={key} value={query[key]} /> : null,
            )}
            <Field
              name="name"
              label={t("name")}
              hint={t("nameHint")}
              maxLength={60}
              width="medium"
            />
            {mayShare ? (
              <Checkbox name="shared" label={t("shared")} hint={t("sharedHint")} />
            ) : null}
            <Button>{t("save")}</Button>
          </ActionForm>
          {views
            .filter(({ isMine }) => isMine)
            .map((view) => (
              <ActionForm key={view.id} action={end} className="grid">
                <input type="hidden" name="list" value={list} />
                <input type="hidden" name="viewId" value={view.id} />
                <Button tone="quiet" dense>
                  {t("end", { name: view.name })}
                </Button>
              </ActionForm>
            ))}
        </Confirm>
      </div>
    </div>
  );
}

/** The parts of an address in one order, so that two of them can be compared. */
const ordered = (query: ListQuery): ListQuery =>
  Object.fromEntries(KEPT.map((key) => [key, query[key]]));
