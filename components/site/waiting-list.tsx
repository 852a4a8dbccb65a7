import { useTranslations } from "next-intl";
import { Plate } from "#components/ui/plate.tsx";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#messages/navigation.ts";
import { subjectPlace } from "#server/site/morning/morning.rules.ts";
import type { WaitingLine } from "#server/site/morning/morning.schema.ts";

/** What waits for somebody's hands and has no day of its own. Nothing at all when nothing waits. */
export function WaitingList({ waiting }: { waiting: readonly WaitingLine[] }) {
  const t = useTranslations("site.home");
  if (waiting.length === 0) return null;
  return (
    <Section title={t("waiting.title")}>
      <ul className="grid gap-2">
        {waiting.map(({ kind, slug, associationName, about, subjectId, count }) => (
          <li
            key={`${slug}-${about}-${subjectId}`}
            className="flex flex-wrap items-center gap-x-3 gap-y-1"
          >
            <Plate>{associationName}</Plate>
            <Link
              href={subjectPlace(slug, about, subjectId)}
              prefetch={false}
              className="inline-flex min-h-6 items-center"
            >
              {t(`waiting.${kind}`, { count })}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
