import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader, type PageHeaderProps } from "./page-header.tsx";

type PageProps = PageHeaderProps & {
  children: ReactNode;
  /** What the law says about this page: one or more `LawNote`. */
  law?: ReactNode;
};

/** One page: its head, one column of work, the law in the margin. Holds the main landmark. */
export function Page({ children, law, ...header }: PageProps) {
  const t = useTranslations("ui");
  return (
    <div
      className={`grid min-w-0 gap-x-10 gap-y-8 ${law ? "xl:grid-cols-[minmax(0,1fr)_15rem]" : ""}`}
    >
      <main id="content" tabIndex={-1} className="grid min-w-0 grid-cols-1 content-start gap-8">
        <PageHeader {...header} />
        {children}
      </main>
      {law ? (
        <aside aria-label={t("law")} className="grid content-start gap-6 xl:pt-14">
          {law}
        </aside>
      ) : null}
    </div>
  );
}
