import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Radios } from "#components/ui/radios.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { RoomView } from "#server/assembly/attendance/attendance.queries.ts";
import { ADMISSIONS } from "#server/assembly/attendance/attendance.schema.ts";

/** Lets somebody in from afar whom the operator has identified himself. */
export function RoomAdmission({ room, action }: { room: RoomView; action: FormAction }) {
  const t = useTranslations("assembly.admission");
  const away = room.people.filter(({ present }) => present === null);
  if (room.closed || away.length === 0) return null;
  return (
    <details>
      <summary className="w-fit py-1 font-semibold text-plate">{t("title")}</summary>
      <ActionForm action={action} label={t("title")} className="mt-4 grid gap-4">
        <p className="max-w-measure text-quiet">{t("why")}</p>
        <Select
          name="partyId"
          label={t("who")}
          choices={away.map(({ partyId, name }) => ({ value: partyId, label: name }))}
        />
        <Radios
          name="method"
          legend={t("how")}
          choices={ADMISSIONS.map((value) => ({ value, label: t(`method.${value}`) }))}
        />
        <Checkbox name="byTelephone" label={t("telephone")} hint={t("telephoneHint")} />
        {room.remoteAllowed ? null : (
          <Textarea name="reason" label={t("reason")} hint={t("reasonHint")} />
        )}
        <Button tone="secondary">{t("admit")}</Button>
      </ActionForm>
    </details>
  );
}
