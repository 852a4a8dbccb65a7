import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field.tsx";

/** The hour of the room, of something that is copied from paper. */
export function HandledAt() {
  const t = useTranslations("assembly.motion");
  return (
    <Field
      name="handledAt"
      label={t("handledAt")}
      hint={t("handledAtHint")}
      width="short"
      autoComplete="off"
    />
  );
}
