import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field.tsx";
import { Section } from "#components/ui/section.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { MovementDesk } from "#server/registry/movement/movement.schema.ts";
import { DeedFields } from "./deed-fields.tsx";

/** The shares of all lots as the new deed has them, one line a lot, and its total. */
export function SharesFields({ desk }: { desk: MovementDesk }) {
  const t = useTranslations("registry.movement");
  const { total, lots } = desk.register;
  return (
    <>
      <Section title={t("newShares")}>
        <Field
          name="act.total"
          label={t("total")}
          hint={t("totalHint")}
          inputMode="numeric"
          width="medium"
          defaultValue={total}
        />
        <Textarea
          name="act.shares"
          label={t("sharesList")}
          hint={t("sharesListHint")}
          rows={Math.min(24, lots.length + 1)}
          defaultValue={lots.map(({ code, shares }) => `${code};${shares}`).join("\n")}
        />
      </Section>
      <Section title={t("when")}>
        <DeedFields today={desk.today} proof="decision" />
      </Section>
    </>
  );
}
