import { useTranslations } from "next-intl";
import { Status } from "#components/ui/status.tsx";
import type { ProposalState } from "#server/assembly/proposal/proposal.schema.ts";

const TONE = {
  waiting: "waiting",
  placed: "info",
  convened: "done",
  withdrawn: "neutral",
} as const;

/** Where a proposal stands, in a word and a shape. */
export function ProposalStatus({ state }: { state: ProposalState }) {
  const t = useTranslations("assembly");
  return <Status tone={TONE[state]}>{t(`proposals.stateOf.${state}`)}</Status>;
}
