import { useTranslations } from "next-intl";
import { Status } from "#components/ui/status.tsx";
import type { FaultState } from "#server/site/fault/fault.schema.ts";

const TONES = { received: "waiting", answered: "info", closed: "done" } as const;

/** How far a report is. */
export function FaultStatus({ state }: Readonly<{ state: FaultState }>) {
  const t = useTranslations("site.faults.state");
  return <Status tone={TONES[state]}>{t(state)}</Status>;
}
