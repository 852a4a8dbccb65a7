import type { ReactNode } from "react";

type EmptyStateProps = {
  /** What is not there yet, and what will be. */
  children: ReactNode;
  /** What to do about it. */
  action?: ReactNode;
};

/** Nothing here yet: says what would be, and how to begin. */
export function EmptyState({ children, action }: EmptyStateProps) {
  return (
    <div className="grid max-w-measure grid-cols-1 justify-items-start gap-4 rounded-plate border border-edge border-dashed p-6">
      <div className="grid gap-2 text-quiet">{children}</div>
      {action}
    </div>
  );
}
