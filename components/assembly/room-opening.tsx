import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Section } from "#components/ui/section.tsx";
import type { RoomView } from "#server/assembly/attendance/attendance.queries.ts";
import { OpeningFields } from "./opening-fields.tsx";

type RoomOpeningProps = { room: RoomView; secretary: string; action: FormAction };

/** Declares the meeting open: chair, secretary, and what will be frozen. */
export function RoomOpening({ room, secretary, action }: RoomOpeningProps) {
  const t = useTranslations("assembly.room");
  const here = room.people.filter(({ present }) => present);
  return (
    <Section title={t("open")}>
      {here.every(({ isOwner }) => !isOwner) ? (
        <p className="text-quiet">{t("nobody")}</p>
      ) : (
        <ActionForm action={action} label={t("open")}>
          <OpeningFields people={here} secretary={secretary} />
          <p className="max-w-measure text-quiet">{t("openWarning")}</p>
          <Button>{t("open")}</Button>
        </ActionForm>
      )}
    </Section>
  );
}
