import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import type { RoomView } from "#server/assembly/attendance/attendance.queries.ts";
import { BREACH_ARTICLES } from "#server/assembly/breach/breach.rules.ts";

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
          <OtherChair people={room.people} />
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

/** The room may have elected somebody who owns nothing: it is opened, and the breach is in the minutes. */
function OtherChair({ people }: Pick<RoomView, "people">) {
  const t = useTranslations("assembly.room");
  const words = useTranslations("assembly.proxies");
  const others = people.filter(({ isOwner, present }) => !isOwner && present);
  return (
    <details>
      <summary className="w-fit py-1 font-semibold text-plate">{t("chairOther")}</summary>
      <div className="mt-4 grid gap-4">
        <Notice tone="waiting">{t("chairBreach", { article: BREACH_ARTICLES.chair })}</Notice>
        {others.length > 0 ? (
          <Select
            name="otherChair"
            label={t("chairElected")}
            placeholder={words("someoneElse")}
            choices={others.map(({ partyId, name }) => ({ value: partyId, label: name }))}
          />
        ) : null}
        <Field name="chairGivenName" label={t("chairGivenName")} optional />
        <Field name="chairFamilyName" label={t("chairFamilyName")} optional />
        <Field
          name="chairReason"
          label={t("chairReason")}
          hint={t("chairReasonHint")}
          optional
          maxLength={2000}
        />
      </div>
    </details>
  );
}
