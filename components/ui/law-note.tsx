import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type LawNoteProps = {
  /** Its number in the Civil Code: "3.87 §3". */
  article: string;
  children: ReactNode;
};

/** What the law says about this page, in plain words, in its quiet margin. Never a pop-up. */
export function LawNote({ article, children }: LawNoteProps) {
  const t = useTranslations("ui");
  return (
    <div className="hyphens-auto border-rule border-s-2 ps-4 text-fine text-quiet wrap-anywhere">
      <div className="grid gap-2">{children}</div>
      <p className="mt-2">
        <cite className="font-semibold not-italic text-ink">{t("lawArticle", { article })}</cite>
      </p>
    </div>
  );
}
