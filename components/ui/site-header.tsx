import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "#messages/navigation.ts";
import { LanguageSwitcher } from "./language-switcher.tsx";
import { Plate } from "./plate.tsx";
import { SearchLink } from "./search-link.tsx";

type SiteHeaderProps = {
  /** Who is signed in. */
  account: { name: string; signOut: ReactNode; unread: number } | null;
};

const LINK = "inline-flex min-h-8 items-center";

/** The top of every page: the product's plate, the account, the languages. */
export function SiteHeader({ account }: SiteHeaderProps) {
  const t = useTranslations("ui");
  return (
    <header className="border-rule border-b print:hidden">
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-8 gap-y-2 px-4 py-3 sm:px-8">
        <Link href={account ? "/home" : "/"} className="rounded-plate no-underline">
          <Plate size="medium">{t("product")}</Plate>
          <span className="sr-only">, {t("header.home")}</span>
        </Link>
        <nav aria-label={t("header.menu")} className="grow">
          <ul className="flex flex-wrap items-center gap-x-6 gap-y-1">
            {account ? (
              <>
                <li>
                  <Link href="/home" className={LINK}>
                    {t("header.mine")}
                  </Link>
                </li>
                <li>
                  <SearchLink className={LINK} />
                </li>
                <li className="sm:me-auto">
                  <Link href="/notifications" prefetch={false} className={LINK}>
                    {t("header.notifications", { count: account.unread })}
                  </Link>
                </li>
                <li>
                  <Link href="/account" className={LINK}>
                    <span className="sr-only">{t("header.account")}, </span>
                    {account.name}
                  </Link>
                </li>
                {/* A quiet button has room at its sides: its word stands in line with the links. */}
                <li>{account.signOut}</li>
              </>
            ) : (
              <li className="ms-auto">
                <Link href="/sign-in" className={LINK}>
                  {t("header.signIn")}
                </Link>
              </li>
            )}
          </ul>
        </nav>
        <LanguageSwitcher />
      </div>
    </header>
  );
}
