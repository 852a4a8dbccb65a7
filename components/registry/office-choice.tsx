import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Page } from "#components/ui/page.tsx";
import { Link } from "#messages/navigation.ts";

type OfficeChoiceProps = { offices: readonly Readonly<{ id: string; name: string }>[] };

/** The offices somebody works for. */
export function OfficeChoice({ offices }: OfficeChoiceProps) {
  const t = useTranslations("registry.office");
  return (
    <Page title={t("title")}>
      {offices.length === 0 ? <EmptyState>{t("none")}</EmptyState> : null}
      <ul className="grid gap-2">
        {offices.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/offices/${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
