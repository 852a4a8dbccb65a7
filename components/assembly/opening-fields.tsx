import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { BREACH_ARTICLES } from "#server/assembly/breach/breach.rules.ts";

type OpeningFieldsProps = {
  /** Those who were there: an owner takes the chair (art. 3.87 §5). */
  people: readonly Readonly<{ partyId: string; name: string; isOwner: boolean }>[];
  secretary: string;
};

/** Who takes the chair, keeps the minutes and counts: said at the desk, or copied from paper. */
export function OpeningFields({ people, secretary }: OpeningFieldsProps) {
  const t = useTranslations("assembly.room");
  const chairs = people.filter(({ isOwner }) => isOwner);
  return (
    <>
      <Select
        name="chairPartyId"
        label={t("chair")}
        hint={t("chairHint")}
        choices={chairs.map(({ partyId, name }) => ({ value: partyId, label: name }))}
      />
      <OtherChair people={people} />
      <Field name="secretaryName" label={t("secretary")} width="medium" defaultValue={secretary} />
      <Field
        name="tellers"
        label={t("tellers")}
        hint={t("tellersHint")}
        width="medium"
        optional
        maxLength={200}
      />
    </>
  );
}

/** The room may have elected somebody who owns nothing: it is opened, and the breach is in the minutes. */
function OtherChair({ people }: Pick<OpeningFieldsProps, "people">) {
  const t = useTranslations("assembly.room");
  const words = useTranslations("assembly.proxies");
  const others = people.filter(({ isOwner }) => !isOwner);
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
