import { useLocale, useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LegalDate, LegalMoment } from "#components/ui/legal-date.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import type { MandateStory } from "#server/registry/mandate/history.queries.ts";
import { MandateChanges, UrgentActForm } from "./mandate-changes.tsx";
import { MandateTasks } from "./mandate-tasks.tsx";

export type ShownMandate = MandateStory & Readonly<{ mayAppoint: boolean; mayTell: boolean }>;

export type MandateActions = Readonly<
  Record<"end" | "correct" | "withdraw" | "recordTask" | "recordUrgentAct", FormAction>
>;

type MandatePageProps = {
  association: Readonly<{ id: string; name: string; slug: string }>;
  mandate: ShownMandate;
  today: string;
  actions: MandateActions;
};

const TONE = { past: "neutral", present: "done", future: "info" } as const;

/** One mandate: who, by what decision, what it asks for, and what happened in it. */
export function MandatePage({ association, mandate, today, actions }: MandatePageProps) {
  const t = useTranslations("registry");
  const { slug } = association;
  const { office, when } = mandate;
  return (
    <Page
      title={t("mandate.title", { name: office.name })}
      crumbs={[
        { href: `/${slug}`, label: association.name },
        { href: `/${slug}/registry/mandates`, label: t("mandates.title") },
      ]}
      actions={<Status tone={TONE[when]}>{t(`mandates.when.${when}`)}</Status>}
      law={
        <>
          <LawNote article="3.89 §1">{t("mandates.law")}</LawNote>
          <LawNote article="3.89 §5 7°">{t("mandates.handoverLaw")}</LawNote>
        </>
      }
    >
      <MandateFacts mandate={mandate} />
      {mandate.tasks.length > 0 ? (
        <MandateTasks
          associationId={association.id}
          mandate={mandate}
          today={today}
          action={actions.recordTask}
        />
      ) : null}
      {when === "past" ? (
        <UrgentActs mandate={mandate} today={today} action={actions.recordUrgentAct} />
      ) : null}
      {mandate.mayAppoint ? <MandateChanges mandate={mandate} actions={actions} /> : null}
      {mandate.corrections.length > 0 ? (
        <Section title={t("mandate.corrections")}>
          <ul className="grid gap-2">
            {mandate.corrections.map(({ id, at, reason }) => (
              <li key={id}>
                <LegalMoment iso={at} style="short" />: {reason}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  );
}

function MandateFacts({ mandate }: { mandate: MandateStory }) {
  const t = useTranslations("registry");
  const locale = useLocale();
  const { office, end } = mandate;
  const day = (iso: string) => formatDate(iso, locale);
  const named = [office.name, office.legalForm].filter(Boolean).join(", ");
  const decided = [t(`mandates.appointer.${mandate.appointer}`), mandate.decision];
  return (
    <DefinitionList
      items={[
        { term: t("mandates.office"), detail: named },
        ...(office.enterpriseNumber
          ? [
              {
                term: t("mandate.number"),
                detail: formatEnterpriseNumber(office.enterpriseNumber),
              },
            ]
          : []),
        ...(office.ipiNumber ? [{ term: t("mandate.ipi"), detail: office.ipiNumber }] : []),
        {
          term: t("mandate.address"),
          detail: `${office.street}, ${office.postcode} ${office.town}`,
        },
        {
          term: t("mandate.contact"),
          detail: (
            <>
              <a href={`tel:${office.phone.replaceAll(/[^+\d]/g, "")}`}>{office.phone}</a>
              {" · "}
              <a href={`mailto:${office.email}`}>{office.email}</a>
            </>
          ),
        },
        {
          term: t("mandate.decision"),
          detail: `${day(mandate.appointedOn)}, ${decided.filter(Boolean).join(", ")}`,
        },
        {
          term: t("mandate.term"),
          detail: t("mandate.fromTo", {
            from: day(mandate.startsOn),
            until: day(mandate.endsOn),
          }),
        },
        ...(end
          ? [
              {
                term: t("mandate.ended"),
                detail: (
                  <>
                    <p>
                      {t("mandate.endedText", {
                        kind: t(`mandate.endKind.${end.kind}`),
                        decided: day(end.decidedOn),
                        term: day(end.termEndsOn),
                      })}
                    </p>
                    <p>{end.reason}</p>
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

type UrgentActsProps = { mandate: ShownMandate; today: string; action: FormAction };

function UrgentActs({ mandate, today, action }: UrgentActsProps) {
  const t = useTranslations("registry.mandate");
  return (
    <Section title={t("acts")}>
      {mandate.acts.length === 0 ? <EmptyState>{t("noActs")}</EmptyState> : null}
      {mandate.acts.length > 0 ? (
        <ul className="grid gap-3">
          {mandate.acts.map(({ id, actedOn, what, why }) => (
            <li key={id} className="border-rule border-b pb-3">
              <p>
                <strong>
                  <LegalDate iso={actedOn} />
                </strong>
                : {what}
              </p>
              <p className="text-quiet">{why}</p>
            </li>
          ))}
        </ul>
      ) : null}
      {mandate.mayTell ? <UrgentActForm today={today} action={action} /> : null}
    </Section>
  );
}
