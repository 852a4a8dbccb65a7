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
import type {
  ParticipationLine,
  WithoutScreen,
} from "#server/assembly/participation/participation.schema.ts";
import { useMeetingCrumbs } from "./meeting-crumbs.ts";
import { ParticipationLetters } from "./participation-letters.tsx";
import type { ShownMeeting } from "./shown-meeting.ts";

type ParticipationDeskProps = Readonly<{
  address: Readonly<{ associationId: string; slug: string; meetingId: string }>;
  meeting: ShownMeeting;
  /** One's own; null for who stands for nobody. */
  certificates: readonly ParticipationLine[] | null;
  /** Of the office alone: for whom it prints them. */
  withoutScreen: readonly WithoutScreen[] | null;
  issue: FormAction;
  print: FormAction;
}>;

/** One's certificates of a meeting, and where one asks for another; the office's for others. */
export function ParticipationDesk(props: ParticipationDeskProps) {
  const { address, meeting, certificates, withoutScreen } = props;
  const t = useTranslations("assembly.participation");
  return (
    <Page
      title={t("title")}
      lead={t(certificates ? "lead" : "leadOffice")}
      crumbs={useMeetingCrumbs(address.slug, meeting)}
    >
      {certificates ? <Own {...props} certificates={certificates} /> : null}
      {withoutScreen ? (
        <ParticipationLetters address={address} people={withoutScreen} print={props.print} />
      ) : null}
    </Page>
  );
}

type OwnProps = Pick<ParticipationDeskProps, "address" | "issue"> &
  Readonly<{ certificates: readonly ParticipationLine[] }>;

function Own({ address, certificates, issue }: OwnProps) {
  const t = useTranslations("assembly.participation");
  const locale = useLocale();
  const { associationId, meetingId } = address;
  return (
    <>
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
    </>
  );
}
