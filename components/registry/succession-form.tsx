import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Section } from "#components/ui/section.tsx";
import { OfficeFields } from "./office-fields.tsx";
import { TermFields } from "./term-fields.tsx";
import { WayNav } from "./way-nav.tsx";

export const SUCCESSION_WAYS = ["outside", "here"] as const;
export type SuccessionWay = (typeof SUCCESSION_WAYS)[number];

type SuccessionFormProps = {
  slug: string;
  way: SuccessionWay;
  today: string;
  /** Nobody else has to join. */
  countsAtOnce: boolean;
  action: FormAction;
};

/** Who was appointed, by what decision, and what will follow from saying so. */
export function SuccessionForm({ slug, way, today, countsAtOnce, action }: SuccessionFormProps) {
  const t = useTranslations("registry");
  const at = `/${slug}/registry/mandates/succession`;
  return (
    <>
      <WayNav
        label={t("newMandate.who")}
        here={way}
        ways={SUCCESSION_WAYS.map((one) => ({
          way: one,
          href: `${at}?who=${one}`,
          label: t(`newMandate.way.${one}`),
        }))}
      />
      <ActionForm key={way} action={action} label={t("succession.title")}>
        <input type="hidden" name="who" value={way} />
        {way === "here" ? (
          <Field
            name="officeKey"
            label={t("newMandate.key")}
            hint={t("newMandate.keyHint")}
            width="medium"
          />
        ) : (
          <Section title={t("newMandate.outside")}>
            <OfficeFields within="outside." />
          </Section>
        )}
        <Section title={t("newMandate.decision")}>
          <TermFields startsOn={today} isSuccession />
        </Section>
        <Section title={t("succession.will")}>
          <ul className="grid max-w-measure list-disc gap-2 ps-5">
            <li>{t(countsAtOnce ? "succession.willNow" : "succession.willWait")}</li>
            <li>{t("succession.willInvite")}</li>
            <li>{t("succession.willTell")}</li>
          </ul>
          <Checkbox name="declared" label={t("succession.declared")} />
        </Section>
        <div>
          <Button>{t("succession.save")}</Button>
        </div>
      </ActionForm>
    </>
  );
}
