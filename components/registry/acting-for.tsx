import { useTranslations } from "next-intl";
import type { ActingFor as Acting } from "#server/registry/representative/representative.schema.ts";

/** Under a name: who acts for that person in law, and in what capacity; who only assists him. */
export function ActingFor({ acting }: { acting: readonly Acting[] }) {
  const t = useTranslations("registry.representative");
  const named = (those: readonly Acting[]) =>
    those.map(({ name, kind }) => t("named", { name, kind: t(`kind.${kind}`) })).join(", ");
  const place = acting.filter(({ manner }) => manner !== "assistance");
  const beside = acting.filter(({ manner }) => manner === "assistance");
  const joint = place.some(({ manner }) => manner === "joint");
  return (
    <>
      {place.length > 0 ? (
        <span className="block font-normal text-fine text-quiet">
          {t(joint ? "actJointly" : "actsFor", { names: named(place) })}
        </span>
      ) : null}
      {beside.length > 0 ? (
        <span className="block font-normal text-fine text-quiet">
          {t("assistedBy", { names: named(beside) })}
        </span>
      ) : null}
    </>
  );
}
