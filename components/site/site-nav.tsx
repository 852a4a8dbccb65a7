import { useTranslations } from "next-intl";
import { Link } from "#messages/navigation.ts";

export type SitePart = "settings" | "notice" | "faults";

const PARTS = [
  { part: "settings", path: "" },
  { part: "notice", path: "/notice" },
  { part: "faults", path: "/faults" },
] as const satisfies readonly { part: SitePart; path: string }[];

/** The parts of what an association shows to whoever stands at its door. */
export function SiteNav({ slug, here }: Readonly<{ slug: string; here: SitePart }>) {
  const t = useTranslations("site.nav");
  return (
    <nav aria-label={t("label")} className="print:hidden">
      <ul className="flex flex-wrap gap-x-6 gap-y-1 border-rule border-b">
        {PARTS.map(({ part, path }) => (
          <li key={part}>
            <Link
              href={`/${slug}/site${path}`}
              aria-current={part === here ? "page" : undefined}
              className="flex min-h-9 items-center border-transparent border-b-3 no-underline hover:underline aria-[current]:border-plate aria-[current]:font-semibold"
            >
              {t(part)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
