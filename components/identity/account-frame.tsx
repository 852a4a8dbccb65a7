import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Link } from "#messages/navigation.ts";
import { Problem } from "./problem.tsx";

const PAGES = [
  { key: "profile", href: "/account" },
  { key: "methods", href: "/account/methods" },
  { key: "sessions", href: "/account/sessions" },
] as const;
export type AccountPage = (typeof PAGES)[number]["key"];

type AccountFrameProps = {
  here: AccountPage;
  problem: string | null;
  saved?: boolean;
  children: ReactNode;
};

/** What the pages of one's account share: where one is among them, and what was just done. */
export function AccountFrame({ here, problem, saved = false, children }: AccountFrameProps) {
  const t = useTranslations("identity");
  const title = {
    profile: t("account.title"),
    methods: t("methods.title"),
    sessions: t("account.sessions"),
  };
  return (
    <Page title={title[here]}>
      <nav aria-label={t("account.sections")} className="border-rule border-b">
        <ul className="flex flex-wrap gap-x-6">
          {PAGES.map(({ key, href }) => (
            <li key={key}>
              <Link
                href={href}
                aria-current={key === here ? "page" : undefined}
                className="flex min-h-11 items-center border-transparent border-b-3 no-underline hover:underline aria-[current]:border-plate aria-[current]:font-semibold"
              >
                {key === "profile" ? t("account.profile") : title[key]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Problem text={problem} />
      {saved && !problem ? <Notice tone="done" title={t("account.saved")} live /> : null}
      {children}
    </Page>
  );
}
