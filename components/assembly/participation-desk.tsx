import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatMoment } from "#components/ui/format.ts";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#messages/navigation.ts";
import type { ParticipationLine } from "#server/assembly/participation/participation.schema.ts";
import { useMeetingCrumbs } from "./meeting-crumbs.ts";
import type { ShownMeeting } from "./shown-meeting.ts";

type ParticipationDeskProps = Readonly<{
  address: Readonly<{ associationId: string; slug: string; meetingId: string }>;
  meeting: ShownMeeting;
  certificates: readonly ParticipationLine[];
  issue: FormAction;
}>;

/** One's certificates of a meeting, and where one asks for another. */
export function ParticipationDesk(props: ParticipationDeskProps) {
  const { address, meeting, certificates, issue } = props;
  const t = useTranslations("assembly.participation");
  const locale = useLocale();
  const { associationId, slug, meetingId } = address;
  return (
    <Page title={t("title")} lead={t("lead")} crumbs={useMeetingCrumbs(slug, meeting)}>
      <Section title={t("issued")}>
        {certificates.length === 0 ? (
          <EmptyState>{t("none")}</EmptyState>
        ) : (
          <ul className="grid gap-2">
            {certificates.map(({ id, issuedAt, fingerprint, withVotes }) => (
              <li key={id} className="flex flex-wrap gap-x-4">
                <span>
                  {t(withVotes ? "ofVotes" : "of", { date: formatMoment(issuedAt, locale) })}
                </span>
                <a href={`/api/assembly/${associationId}/${meetingId}/participation/${id}`}>
                  {t("pdf")}
                </a>
                <Link href={`/verify/act/${fingerprint}`}>{t("page")}</Link>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t("ask")}>
        <ActionForm action={issue} label={t("issue")}>
          <p className="max-w-measure">{t("will")}</p>
          <Checkbox name="withVotes" label={t("withVotes")} hint={t("withVotesHint")} />
          <div>
            <Button>{t("issue")}</Button>
          </div>
        </ActionForm>
      </Section>
    </Page>
  );
}
