import { useTranslations } from "next-intl";
import type { MovementDesk } from "#server/registry/movement/movement.schema.ts";

/** Everybody of the register, and the new people of the form before them. */
export function usePartyChoices({ parties }: MovementDesk) {
  const t = useTranslations("registry.movement");
  return [
    { value: "new:0", label: t("newcomer", { n: 1 }) },
    { value: "new:1", label: t("newcomer", { n: 2 }) },
    ...parties.map(({ id, name }) => ({ value: id, label: name })),
  ];
}
