import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { RIGHTS } from "#server/registry/import/import.schema.ts";
import type { LotShown, MovementDesk } from "#server/registry/movement/movement.schema.ts";
import { DeedFields } from "./deed-fields.tsx";
import { NewcomerFields } from "./newcomer-fields.tsx";
import { usePartyChoices } from "./party-choices.ts";

/** Rows for those who come in. */
const MORE = 3;

/** Who holds a lot, stated anew and whole: a death, a marriage, a usufruct, a correction. */
export function RightsFields({ desk, lot }: { desk: MovementDesk; lot: LotShown }) {
  const t = useTranslations("registry");
  const choices = usePartyChoices(desk);
  const rows = Array.from({ length: lot.holders.length + MORE }, (_, n) => ({
    n,
    held: lot.holders[n],
  }));
  return (
    <>
      <Section title={t("movement.holders")}>
        <p className="max-w-measure text-quiet">{t("movement.holdersHint")}</p>
        {rows.map(({ n, held }) => (
          <fieldset
            key={n}
            className="grid min-w-0 items-start gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_8rem]"
          >
            <legend className="sr-only">{t("movement.holderNumber", { n: n + 1 })}</legend>
            <Select
              name={`act.holders.${n}.partyId`}
              label={t("lot.name")}
              optional={!held}
              placeholder={t("movement.nobody")}
              defaultValue={held?.partyId}
              choices={choices}
            />
            <Select
              name={`act.holders.${n}.right`}
              label={t("lot.right")}
              defaultValue={held?.right ?? "full"}
              choices={RIGHTS.map((right) => ({ value: right, label: t(`right.${right}`) }))}
            />
            <Field
              name={`act.holders.${n}.part`}
              label={t("lot.part")}
              width="short"
              defaultValue={held ? `${held.num}/${held.den}` : "1/1"}
            />
          </fieldset>
        ))}
        <NewcomerFields index={0} />
        <NewcomerFields index={1} />
      </Section>
      <Section title={t("movement.when")}>
        <DeedFields today={desk.today} proof="deed" />
      </Section>
    </>
  );
}
