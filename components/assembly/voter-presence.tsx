import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { formatInteger } from "#components/ui/format.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import type { VoterView } from "#server/assembly/ballot/view.queries.ts";
import { capacityOf } from "#server/registry/representative/capacity.rules.ts";
import type { ShownMeeting, VoterActions } from "./shown-meeting.ts";

type VoterPresenceProps = {
  meeting: ShownMeeting;
  voter: VoterView;
  identified: boolean;
  identify: string;
  actions: VoterActions;
};

/** Whether one counts as present, how to join from afar, and for whom one votes. */
export function VoterPresence(props: VoterPresenceProps) {
  const { meeting, voter, identified, identify, actions } = props;
  const t = useTranslations("assembly.vote");
  const isOver = voter.state === "closed" || voter.state === "failed";
  const sentence = { room: t("presentRoom"), remote: t("presentRemote") };
  if (isOver) return null;
  return (
    <Section title={t("forWhom")}>
      <p>{voter.present ? sentence[voter.present] : t("absent")}</p>
      <Heads voter={voter} />
      <Powers powers={voter.powers} />
      {voter.present === null && meeting.remoteAllowed ? (
        identified ? (
          <ActionForm action={actions.join} label={t("join")}>
            <Button>{t("join")}</Button>
          </ActionForm>
        ) : (
          <>
            <p>
              <LinkButton href={identify}>{t("identify")}</LinkButton>
            </p>
            <p className="max-w-measure">{t("noItsme")}</p>
            <Conference meeting={meeting} />
          </>
        )
      ) : null}
      {voter.present === "remote" ? (
        <>
          <Conference meeting={meeting} />
          <ActionForm action={actions.leave} label={t("leave")}>
            <Button tone="quiet" dense>
              {t("leave")}
            </Button>
          </ActionForm>
        </>
      ) : null}
    </Section>
  );
}

function Heads({ voter }: { voter: VoterView }) {
  const t = useTranslations("assembly.vote");
  const locale = useLocale();
  if (!voter.present || voter.state !== "open") return null;
  if (voter.heads.length === 0) return <p>{t("noHead")}</p>;
  return (
    <ul className="grid gap-1">
      {voter.heads.map(({ entitlementId, holders, lots, shares, underProxy }) => (
        <li key={entitlementId}>
          {t(underProxy ? "headProxy" : "head", {
            names: holders.join(" & "),
            lots: lots.map(({ code }) => code).join(", "),
            shares: formatInteger(shares, locale),
          })}
        </li>
      ))}
    </ul>
  );
}

/** In what capacity one votes for somebody, with whom, or who votes in one's place. */
function Powers({ powers }: Pick<VoterView, "powers">) {
  const t = useTranslations("assembly.vote");
  const locale = useLocale();
  return powers.map(({ party, as, jointly, assisted, replaced }) => (
    <div key={party} className="grid gap-2">
      {as ? <p>{t("powerAs", { capacity: capacityOf(locale, as, party) })}</p> : null}
      {jointly.length > 0 ? (
        <Notice tone="waiting">{t("powerJoint", { names: jointly.join(", ") })}</Notice>
      ) : null}
      {assisted.length > 0 ? (
        <Notice tone="waiting">{t("powerAssisted", { party, names: assisted.join(", ") })}</Notice>
      ) : null}
      {replaced.length > 0 ? (
        <Notice tone="waiting">{t("powerReplaced", { party, names: replaced.join(", ") })}</Notice>
      ) : null}
    </div>
  ));
}

/** Taking part at a distance means hearing and speaking as well as voting. */
function Conference({ meeting }: { meeting: ShownMeeting }) {
  const t = useTranslations("assembly.vote");
  const { conferenceUrl, conferencePhone } = meeting;
  if (!conferenceUrl && !conferencePhone) return null;
  return (
    <p>
      {t("conference")}{" "}
      {conferenceUrl ? (
        <a href={conferenceUrl} rel="noreferrer">
          {conferenceUrl}
        </a>
      ) : null}{" "}
      {conferencePhone ? (
        <a href={`tel:${conferencePhone.replace(/\s/g, "")}`}>{conferencePhone}</a>
      ) : null}
    </p>
  );
}
