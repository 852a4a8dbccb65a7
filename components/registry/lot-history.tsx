import { useTranslations } from "next-intl";
import type { FormAction } from "#components/ui/form-state.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { MovementLine } from "#server/registry/movement/movement.schema.ts";
import { MovementHistory } from "./movement-history.tsx";

const ACTS = ["transfer", "rights", "split", "merge"] as const;

/** What can be recorded about a lot; nothing where it has ended. */
export function LotActs({ at }: { at: string }) {
  const t = useTranslations("registry.movement");
  return ACTS.map((act) => (
    <LinkButton key={act} href={`${at}/${act}`} tone={act === "transfer" ? "primary" : "secondary"}>
      {t(`act.${act}`)}
    </LinkButton>
  ));
}

type LotHistoryProps = { movements: readonly MovementLine[]; withdraw?: FormAction | undefined };

export function LotHistory({ movements, withdraw }: LotHistoryProps) {
  const t = useTranslations("registry.movement");
  return (
    <Section title={t("history")} id="history">
      <MovementHistory movements={movements} withdraw={withdraw} />
    </Section>
  );
}
