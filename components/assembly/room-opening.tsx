import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import type { RoomView } from "#server/assembly/attendance/attendance.queries.ts";

type RoomOpeningProps = { room: RoomView; secretary: string; action: FormAction };

/** Declares the meeting open: chair, secretary, and what will be frozen. */
export function RoomOpening({ room, secretary, action }: RoomOpeningProps) {
  const t = useTranslations("assembly.room");
  const chairs = room.people.filter(({ isOwner, present }) => isOwner && present);
  return (
    <Section title={t("open")}>
      {chairs.length === 0 ? (
        <p className="text-quiet">{t("nobody")}</p>
      ) : (
        <ActionForm action={action} label={t("open")}>
          <Select
            name="chairPartyId"
            label={t("chair")}
            hint={t("chairHint")}
            choices={chairs.map(({ partyId, name }) => ({ value: partyId, label: name }))}
          />
          <Field
            name="secretaryName"
            label={t("secretary")}
            width="medium"
            defaultValue={secretary}
          />
          <Field
            name="tellers"
            label={t("tellers")}
            hint={t("tellersHint")}
            width="medium"
            optional
            maxLength={200}
          />
          <p className="max-w-measure text-quiet">{t("openWarning")}</p>
          <Button>{t("open")}</Button>
        </ActionForm>
      )}
    </Section>
  );
}
