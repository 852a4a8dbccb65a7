import { useTranslations } from "next-intl";
import { LawNote } from "#components/ui/law-note.tsx";

type RegisterFileProps = {
  associationId: string;
  part: "lots" | "parties";
  /** The register of a past day. */
  on?: string | null;
};

/** The whole register, in its own order, whatever the list beside it shows. */
export function RegisterFile({ associationId, part, on = null }: RegisterFileProps) {
  const t = useTranslations("registry.file");
  return (
    <LawNote article="3.89 §5 14°">
      {t("law")}{" "}
      <a href={`/api/registry/${associationId}/${part}${on ? `?on=${on}` : ""}`}>{t(part)}</a>
    </LawNote>
  );
}
