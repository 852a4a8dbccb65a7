import type { ReactNode } from "react";

type LawNoteProps = {
  /** As it is cited: "art. 3.87 §3 C. civ." */
  article: string;
  children: ReactNode;
};

/** What the law says about this page, in plain words, in its quiet margin. Never a pop-up. */
export function LawNote({ article, children }: LawNoteProps) {
  return (
    <div className="border-rule border-s-2 ps-4 text-fine text-quiet">
      <div className="grid gap-2">{children}</div>
      <p className="mt-2">
        <cite className="font-semibold not-italic text-ink">{article}</cite>
      </p>
    </div>
  );
}
