import { useTranslations } from "next-intl";
import { Link } from "#messages/navigation.ts";

const LINKS = [
  { href: "/verify", key: "footer.verify" },
  { href: "/shortcuts", key: "footer.shortcuts" },
  { href: "/accessibility", key: "footer.accessibility" },
  { href: "/legal", key: "footer.legal" },
] as const;

/** The bottom of every page. */
export function SiteFooter() {
  const t = useTranslations("ui");
  return (
    <footer className="mt-auto border-rule border-t print:hidden">
      <nav aria-label={t("footer.label")} className="mx-auto max-w-page px-4 py-6 sm:px-8">
        <ul className="flex flex-wrap gap-x-8 gap-y-2 text-fine">
          {LINKS.map(({ href, key }) => (
            <li key={href}>
              <Link href={href} className="inline-flex min-h-6 items-center">
                {t(key)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}
