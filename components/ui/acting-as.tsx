import { useTranslations } from "next-intl";
import { Link } from "#messages/navigation.ts";
import type { Role } from "#server/kernel/actor.ts";

type ActingAsProps = {
  /** All the roles the person holds. */
  roles: readonly Role[];
  /** The one he chose to act in; null for all of them. */
  acting: Role | null;
};

/** In what role one acts; who holds several may choose another on the page of his account. */
export function ActingAs({ roles, acting }: ActingAsProps) {
  const t = useTranslations("ui.role");
  const only = acting ?? (roles.length === 1 ? roles[0] : undefined);
  if (roles.length === 0) return null;
  return (
    <p className="text-fine text-quiet">
      {only ? (
        <>
          {t("label")} <span className="font-semibold text-ink">{t(only)}</span>
        </>
      ) : (
        t("inAll")
      )}
      {roles.length > 1 ? (
        <>
          <br />
          <Link href="/account" className="inline-flex min-h-6 items-center">
            {t("switch")}
          </Link>
        </>
      ) : null}
    </p>
  );
}
