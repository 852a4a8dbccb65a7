import { useTranslations } from "next-intl";
import { Status } from "#components/ui/status.tsx";
import type { RequestState } from "#server/assembly/request/request.schema.ts";

const TONE = {
  gathering: "waiting",
  ready: "info",
  posted: "info",
  short: "neutral",
  running: "waiting",
  lapsed: "danger",
  answered: "done",
  withdrawn: "neutral",
} as const;

/** How far a request for a meeting is, in a word and a shape. */
export function RequestStatus({ state }: { state: RequestState }) {
  const t = useTranslations("assembly");
  return <Status tone={TONE[state]}>{t(`requests.stateOf.${state}`)}</Status>;
}
