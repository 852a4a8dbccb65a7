import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { ShownMeeting } from "./shown-meeting.ts";

type MissedUnanimityProps = { slug: string; meeting: ShownMeeting; plan: FormAction };

/** The second chance of what only an absence kept from unanimity (art. 3.88 §4). */
export function MissedUnanimity({ slug, meeting, plan }: MissedUnanimityProps) {
  const t = useTranslations("assembly.retry");
  const locale = useLocale();
  const { missed, mayPlan, language } = meeting;
  if (missed.length === 0) return null;
  const planned = Map.groupBy(
    missed.flatMap(({ retry }) => retry ?? []),
    ({ meetingId }) => meetingId,
  );
  return (
    <Section title={t("title")} id="retry">
      <LawNote article="3.88 §4">{t("explain")}</LawNote>
      <ul className="grid gap-1">
        {missed.map(({ resolutionId, item, title }) => (
          <li key={resolutionId}>
            {t("item", { item })} <span lang={language}>{title}</span>
          </li>
        ))}
      </ul>
      {[...planned].map(([meetingId, [retry]]) => (
        <LinkButton
          key={meetingId}
          href={`/${slug}/assembly/meetings/${meetingId}`}
          tone="secondary"
        >
          {t("planned", { date: formatDate(retry?.on ?? meeting.on, locale) })}
        </LinkButton>
      ))}
      {mayPlan && missed.some(({ retry }) => retry === null) ? (
        <ActionForm action={plan} label={t("plan")}>
          <Button>{t("plan")}</Button>
        </ActionForm>
      ) : null}
    </Section>
  );
}
