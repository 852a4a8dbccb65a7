import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button-class.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { ShownMeeting } from "./shown-meeting.ts";

type MeetingLinksProps = {
  associationId: string;
  here: string;
  meeting: ShownMeeting;
  /** Some decision of it says how it is paid. */
  isFunded: boolean;
  /** An offer or a report goes with it. */
  hasAnnexes: boolean;
};

/** Where one goes from a meeting, by what has become of it and who one is. */
export function MeetingLinks(props: MeetingLinksProps) {
  const { associationId, here, meeting, isFunded, hasAnnexes } = props;
  const t = useTranslations("assembly.meeting");
  const { stage, mayPlan, mayHold } = meeting;
  // What who convenes in the syndic's stead prepares and proves has a desk of its own.
  const isConvener = mayPlan && Boolean(meeting.convener?.partyId);
  const running = stage === "convened" || stage === "open";
  return (
    <>
      {running && mayHold ? <LinkButton href={`${here}/room`}>{t("room")}</LinkButton> : null}
      {running && (!mayHold || meeting.convener?.partyId) ? (
        <LinkButton href={`${here}/vote`}>{t("vote")}</LinkButton>
      ) : null}
      {stage === "open" && mayHold ? (
        <LinkButton href={`${here}/minutes`} tone="secondary">
          {t("minutesDraft")}
        </LinkButton>
      ) : null}
      {stage === "closed" ? <LinkButton href={`${here}/minutes`}>{t("minutes")}</LinkButton> : null}
      {mayPlan ? (
        <LinkButton
          href={isConvener ? here.replace("/meetings/", "/convening/") : `${here}/convocation`}
          tone={stage === "draft" ? "primary" : "secondary"}
        >
          {t("convocation")}
        </LinkButton>
      ) : null}
      {stage === "convened" ? (
        <LinkButton href={`${here}/expected`} tone="secondary">
          {t(mayHold && !isConvener ? "expected" : "say")}
        </LinkButton>
      ) : null}
      {stage === "convened" ? (
        <a
          href={`/api/assembly/${associationId}/${meeting.id}/calendar`}
          download
          className={buttonClass("secondary")}
        >
          {t("calendar")}
        </a>
      ) : null}
      {running && mayHold ? (
        <a
          href={`/api/assembly/${associationId}/${meeting.id}/kit`}
          className={buttonClass("secondary")}
        >
          {t("kit")}
        </a>
      ) : null}
      {running && mayPlan && !isConvener && meeting.isDue ? (
        <LinkButton href={`${here}/paper`} tone="secondary">
          {t("paper")}
        </LinkButton>
      ) : null}
      {stage === "draft" ? null : (
        <LinkButton href={`${here}/proxies`} tone="secondary">
          {t("proxies")}
        </LinkButton>
      )}
      {isFunded || (mayPlan && !isConvener) ? (
        <LinkButton href={`${here}/funding`} tone="secondary">
          {t("funding")}
        </LinkButton>
      ) : null}
      {hasAnnexes || (mayPlan && !isConvener) ? (
        <LinkButton href={`${here}/annexes`} tone="secondary">
          {t("annexes")}
        </LinkButton>
      ) : null}
      {stage === "draft" && mayPlan ? (
        <LinkButton href={`${here}/edit`} tone="secondary">
          {t("edit")}
        </LinkButton>
      ) : null}
    </>
  );
}
