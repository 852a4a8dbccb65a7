import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import type { SuccessionLine } from "#server/registry/succession/succession.schema.ts";

export type WaitingName = SuccessionLine & Readonly<{ back: FormAction; withdraw: FormAction }>;

type SuccessionWaitingProps = { names: readonly WaitingName[]; total: string };

/** The names that a fifth of the shares does not stand behind yet. */
export function SuccessionWaiting({ names, total }: SuccessionWaitingProps) {
  const t = useTranslations("registry.succession");
  return (
    <Section title={t("waiting")}>
      <ul className="grid gap-6">
        {names.map((name) => (
          <li key={name.id} className="grid gap-3 border-rule border-b pb-5">
            <h3 className="font-semibold">{name.name}</h3>
            <WaitingFacts name={name} total={total} />
            {name.mayBack ? (
              <Confirm trigger={t("back")} tone="primary">
                <p>{t("backWill")}</p>
                <ActionForm action={name.back} label={t("backOf", { name: name.name })}>
                  <div>
                    <Button>{t("back")}</Button>
                  </div>
                </ActionForm>
              </Confirm>
            ) : null}
            {name.isOwn ? (
              <Confirm trigger={t("withdraw")}>
                <p>{t("withdrawWill")}</p>
                <ActionForm action={name.withdraw} label={t("withdrawOf", { name: name.name })}>
                  <div>
                    <Button tone="danger">{t("withdraw")}</Button>
                  </div>
                </ActionForm>
              </Confirm>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function WaitingFacts({ name, total }: { name: WaitingName; total: string }) {
  const t = useTranslations("registry");
  const locale = useLocale();
  const { successor, backers, shares, proposedAt } = name;
  const day = (iso: string) => formatDate(iso, locale);
  const { appointer, appointedOn, startsOn, endsOn, decision } = successor;
  return (
    <>
      <p>{t("succession.waitingText", { shares, total })}</p>
      <DefinitionList
        items={[
          { term: t("succession.backers"), detail: backers.join(", ") },
          {
            term: t("mandate.decision"),
            detail: `${day(appointedOn)}, ${t(`mandates.appointer.${appointer}`)}, ${decision}`,
          },
          {
            term: t("mandate.term"),
            detail: t("mandate.fromTo", { from: day(startsOn), until: day(endsOn) }),
          },
          { term: t("succession.named"), detail: day(proposedAt) },
        ]}
      />
    </>
  );
}
