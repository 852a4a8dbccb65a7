import { useTranslations } from "next-intl";
import { Link } from "#messages/navigation.ts";

export type RegistryPart =
  | "lots"
  | "movements"
  | "keys"
  | "partial"
  | "parties"
  | "mandates"
  | "seats"
  | "access"
  | "consents"
  | "privacy"
  | "import";

type RegistryNavProps = { slug: string; here: RegistryPart; isOffice: boolean };

/** The parts of the register; those of the office only for the office. */
export function RegistryNav({ slug, here, isOffice }: RegistryNavProps) {
  const t = useTranslations("registry.nav");
  const parts: readonly { part: RegistryPart; href: string }[] = [
    { part: "lots", href: `/${slug}/registry` },
    { part: "movements", href: `/${slug}/registry/movements` },
    { part: "keys", href: `/${slug}/registry/keys` },
    { part: "parties", href: `/${slug}/registry/parties` },
    { part: "mandates", href: `/${slug}/registry/mandates` },
    { part: "seats", href: `/${slug}/registry/seats` },
    { part: "partial", href: `/${slug}/registry/partial` },
    ...(isOffice
      ? ([
          { part: "access", href: `/${slug}/registry/access` },
          { part: "consents", href: `/${slug}/registry/consents` },
          { part: "privacy", href: `/${slug}/registry/privacy` },
          { part: "import", href: `/${slug}/registry/import` },
        ] as const)
      : []),
  ];
  return (
    <nav aria-label={t("label")} className="print:hidden">
      <ul className="flex flex-wrap gap-x-6 gap-y-1 border-rule border-b">
        {parts.map(({ part, href }) => (
          <li key={part}>
            <Link
              href={href}
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
