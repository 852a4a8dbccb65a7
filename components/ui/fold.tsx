"use client";

import { type ReactNode, useState } from "react";
import { usePathname } from "#messages/navigation.ts";

type FoldProps = {
  /** What opens it where there is little room. */
  summary: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A part of the frame that takes one line on a telephone, with or without script. */
export function Fold({ summary, className = "", children }: FoldProps) {
  const pathname = usePathname();
  // The frame outlives the page: once the reader has gone on, it is shut again.
  const [openAt, setOpenAt] = useState<string | null>(null);
  return (
    <details
      open={openAt !== null && openAt === pathname}
      onToggle={(event) => setOpenAt(event.currentTarget.open ? pathname : null)}
      className={`fold ${className}`}
    >
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
