import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LawNote } from "#components/ui/law-note.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import type { DecisionLots, FundingView } from "#server/assembly/funding/funding.schema.ts";
import { FundingForm, type FundingFormActions, type FundingKey } from "./funding-form.tsx";
import { FundingLots } from "./funding-lots.tsx";
import { FundingPlan } from "./funding-plan.tsx";
import { useMeetingCrumbs } from "./meeting-crumbs.ts";
import type { ShownMeeting } from "./shown-meeting.ts";

type FundingPageProps = {
  slug: string;
  meeting: ShownMeeting;
  plans: readonly FundingView[];
  /** For the office; empty for anybody else. */
  lots: readonly DecisionLots[];
  /** The keys of the register where the plan can be written; null where it is read. */
  keys: readonly FundingKey[] | null;
  actionsOf: (resolutionId: string) => FundingFormActions;
};

/** How each decision of a meeting would be paid, and what it would ask of whom. */
export function FundingPage({ slug, meeting, plans, lots, keys, actionsOf }: FundingPageProps) {
  const t = useTranslations("assembly");
  const planOf = new Map(plans.map((plan) => [plan.resolutionId, plan]));
  const lotsOf = new Map(lots.map((one) => [one.resolutionId, one.lots]));
  const texts = meeting.items.flatMap(({ position, resolutions }) =>
    resolutions.map((one) => ({ ...one, number: `${position}.${one.position}` })),
  );
  const shown = keys ? texts : texts.filter(({ id }) => planOf.has(id));
  const agenda = `/${slug}/assembly/meetings/${meeting.id}/agenda`;
  return (
    <Page
      title={t("funding.title")}
      lead={t("funding.lead")}
      crumbs={useMeetingCrumbs(slug, meeting)}
      law={<LawNote article="3.86 §3">{t("funding.law")}</LawNote>}
    >
      {shown.length === 0 ? (
        <EmptyState
          action={keys ? <LinkButton href={agenda}>{t("agenda.title")}</LinkButton> : null}
        >
          {t(keys ? "funding.noTexts" : "funding.none")}
        </EmptyState>
      ) : null}
      {shown.map(({ id, number, text }) => {
        const plan = planOf.get(id);
        const ofLots = lotsOf.get(id) ?? [];
        return (
          <Section key={id} title={t("agenda.resolution", { number })}>
            <p className="max-w-measure whitespace-pre-line" lang={meeting.language}>
              {text}
            </p>
            {plan ? <FundingPlan plan={plan} number={number} /> : null}
            {ofLots.length > 0 ? <FundingLots lots={ofLots} number={number} /> : null}
            {keys ? (
              <FundingForm plan={plan} number={number} keys={keys} actions={actionsOf(id)} />
            ) : null}
          </Section>
        );
      })}
    </Page>
  );
}
