import { useTranslations } from "next-intl";
import { Link } from "#messages/navigation.ts";

type OwnNavProps = {
  slug: string;
  here: "details" | "data";
  party: Readonly<{ id: string; name: string }>;
  /** Whom else the reader stands for in this association. */
  others: readonly Readonly<{ id: string; name: string }>[];
};

/** The parts of one's own space, and for whom one is there. */
export function OwnNav({ slug, here, party, others }: OwnNavProps) {
  const t = useTranslations("registry.me");
  const path = { details: `/${slug}/me`, data: `/${slug}/me/data` } as const;
  const query = others.length > 0 ? `?party=${party.id}` : "";
  return (
    <>
      {others.length > 0 ? (
        <p>
          {t("as")} <strong>{party.name}</strong>
          {others.map(({ id, name }) => (
            <span key={id}>
              {" · "}
              <Link href={`${path[here]}?party=${id}`}>{name}</Link>
            </span>
          ))}
        </p>
      ) : null}
      <nav aria-label={t("nav.label")} className="print:hidden">
        <ul className="flex flex-wrap gap-x-6 gap-y-1 border-rule border-b">
          {(["details", "data"] as const).map((part) => (
            <li key={part}>
              <Link
                href={`${path[part]}${query}`}
                aria-current={part === here ? "page" : undefined}
                className="flex min-h-9 items-center border-transparent border-b-3 no-underline hover:underline aria-[current]:border-plate aria-[current]:font-semibold"
              >
                {t(`nav.${part}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
