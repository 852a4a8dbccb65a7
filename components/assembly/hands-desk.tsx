import { useTranslations } from "next-intl";
import { FocusNamed } from "#components/ui/focus-named.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import type { HandsView } from "#server/assembly/ballot/hands.queries.ts";
import type { SaidHands } from "#server/assembly/ballot/hands.rules.ts";
import type { BallotView } from "#server/assembly/ballot/view.queries.ts";
import { BallotText } from "./ballot-text.tsx";
import { HandsForm } from "./hands-form.tsx";
import { HandsPeople } from "./hands-people.tsx";
import { HandsPreview } from "./hands-preview.tsx";
import { useMeetingCrumbs } from "./meeting-crumbs.ts";
import type { ShownMeeting } from "./shown-meeting.ts";

export type ShownHands = Readonly<{
  ballot: BallotView;
  view: HandsView;
  said: SaidHands;
  /** Something was typed: what would be recorded is shown. */
  isAsked: boolean;
}>;

type HandsDeskProps = {
  slug: string;
  meeting: ShownMeeting;
  /** Null where no vote is open. */
  hands: ShownHands | null;
  record: FormAction;
};

/** A show of hands: all alike except those named, shown as it will be recorded, then recorded. */
export function HandsDesk({ slug, meeting, hands, record }: HandsDeskProps) {
  const t = useTranslations("assembly.hands");
  const room = `/${slug}/assembly/meetings/${meeting.id}/room`;
  const here = `/${slug}/assembly/meetings/${meeting.id}/hands`;
  const crumbs = useMeetingCrumbs(slug, meeting);
  const back = { href: room, label: useTranslations("assembly.room")("title") };
  return (
    <Page
      title={t("title")}
      crumbs={[...crumbs, back]}
      law={<LawNote article="3.87 §§8, 10">{t("law")}</LawNote>}
    >
      {hands ? (
        <>
          <BallotText ballot={hands.ballot} language={meeting.language} level={2} />
          <HandsForm resolutionId={hands.ballot.resolutionId} said={hands.said} />
          {hands.isAsked ? <HandsPreview hands={hands} here={here} record={record} /> : null}
          <HandsPeople heads={hands.view.heads} />
          <FocusNamed />
        </>
      ) : (
        <Notice tone="info">{t("none")}</Notice>
      )}
      <p>
        <LinkButton href={room} tone="quiet">
          {t("back")}
        </LinkButton>
      </p>
    </Page>
  );
}
