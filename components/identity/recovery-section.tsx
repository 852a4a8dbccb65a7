import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Section } from "#components/ui/section.tsx";

type RecoverySectionProps = { left: number; renew: FormAction };

/** What is left of the codes that stand in for a lost factor, and ten new ones. */
export function RecoverySection({ left, renew }: RecoverySectionProps) {
  const t = useTranslations("identity.methods");
  return (
    <Section title={t("recovery")}>
      <p className="max-w-measure">{t("recoveryLeft", { count: left })}</p>
      <p className="max-w-measure text-quiet">{t("renewText")}</p>
      <ActionForm action={renew}>
        <div>
          <Button tone="secondary">{t("renew")}</Button>
        </div>
      </ActionForm>
    </Section>
  );
}
