import { useTranslations } from "next-intl";
import { Link } from "#messages/navigation.ts";

export type OfficePart = "home" | "calendar" | "lists" | "colleagues" | "notifications" | "office";

const PARTS: readonly { part: OfficePart; href: string }[] = [
  { part: "home", href: "/home" },
  { part: "calendar", href: "/calendar" },
  { part: "lists", href: "/office/associations" },
  { part: "colleagues", href: "/colleagues" },
  { part: "notifications", href: "/notifications" },
  { part: "office", href: "/offices" },
];

/** The desk of an office: its morning and what goes with it. */
export function OfficeNav({ here }: { here: OfficePart }) {
  const t = useTranslations("site.desk");
  return (
    <nav aria-label={t("label")} className="print:hidden">
      <ul className="flex flex-wrap gap-x-6 gap-y-1 border-rule border-b">
        {PARTS.map(({ part, href }) => (
          <li key={part}>
            <Link
              href={href}
              prefetch={false}
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
