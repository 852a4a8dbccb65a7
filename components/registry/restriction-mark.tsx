import type { ReactNode } from "react";
import { Status } from "#components/ui/status.tsx";

/** Beside a name: that the use of this person's data is restricted (GDPR art. 4 (3)). */
export function RestrictionMark({ children }: { children: ReactNode }) {
  return (
    <span className="block pt-1">
      <Status tone="waiting">{children}</Status>
    </span>
  );
}
