import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "#messages/navigation.ts";
import { Fold } from "./fold.tsx";
import { LanguageSwitcher } from "./language-switcher.tsx";
import { Plate } from "./plate.tsx";
import { SearchLink } from "./search-link.tsx";

type SiteHeaderProps = {
  /** Who is signed in. */
  account: { name: string; signOut: ReactNode; unread: number } | null;
};

const LINK = "inline-flex min-h-9 items-center lg:min-h-8";

/** The top of every page: the product's plate, the account, the languages. */
export function SiteHeader({ account }: SiteHeaderProps) {
  const t = useTranslations("ui");
  return (
    <header className="border-rule border-b print:hidden">
      <div className="relative mx-auto flex max-w-page flex-wrap items-center gap-x-8 gap-y-2 px-4 py-3 sm:px-8">
        <Link href={account ? "/home" : "/"} className="my-1 rounded-plate no-underline lg:my-0">
          <Plate size="medium">{t("product")}</Plate>
          <span className="sr-only">, {t("header.home")}</span>
        </Link>
        {account ? <Account {...account} /> : <Visitor />}
      </div>
    </header>
  );
}

/** Nobody is signed in: a visitor in the hall finds his language without opening anything. */
function Visitor() {
  const t = useTranslations("ui");
  return (
    <>
      <nav aria-label={t("header.menu")} className="grow text-end">
        <Link href="/sign-in" className={LINK}>
          {t("header.signIn")}
        </Link>
      </nav>
      <LanguageSwitcher />
    </>
  );
}

function Account({ name, signOut, unread }: NonNullable<SiteHeaderProps["account"]>) {
  const t = useTranslations("ui");
  return (
    <Fold summary={<MenuLine unread={unread} />} className="header-fold grow">
      <div className="flex flex-wrap items-center gap-x-8 gap-y-3 pt-2 lg:pt-0">
        <nav aria-label={t("header.menu")} className="grow">
          <ul className="grid items-center gap-x-6 gap-y-1 lg:flex lg:flex-wrap">
            <li>
              <Link href="/home" className={LINK}>
                {t("header.mine")}
              </Link>
            </li>
            <li>
              <SearchLink className={LINK} />
            </li>
            <li className="lg:me-auto">
              <Link href="/notifications" prefetch={false} className={LINK}>
                {t("header.notifications", { count: unread })}
              </Link>
            </li>
            <li>
              <Link href="/account" className={LINK}>
                <span className="sr-only">{t("header.account")}, </span>
                {name}
              </Link>
            </li>
            {/* A quiet button has room at its sides: its word stands in line with the links. */}
            <li>{signOut}</li>
          </ul>
        </nav>
        <LanguageSwitcher />
      </div>
    </Fold>
  );
}

/** What opens the menu says that something waits in it. */
function MenuLine({ unread }: { unread: number }) {
  const t = useTranslations("ui");
  return unread === 0 ? t("header.open") : t("header.openUnread", { count: unread });
}
