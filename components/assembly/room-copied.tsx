import { useTranslations } from "next-intl";
import { LawNote } from "#components/ui/law-note.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { BallotResult } from "./ballot-result.tsx";
import { BallotText } from "./ballot-text.tsx";
import { useMeetingCrumbs } from "./meeting-crumbs.ts";
import { motionsOn } from "./motion-lines.tsx";
import { RoomBreaches } from "./room-breaches.tsx";
import type { RoomDeskProps } from "./room-desk.tsx";
import { RoomExclusions } from "./room-exclusions.tsx";
import { RoomItems, RoomMotions } from "./room-motions.tsx";

/** The desk of a meeting that is copied from its sheets: what they do not say of a vote, and nothing live. */
export function RoomCopied(props: RoomDeskProps) {
  const { slug, meeting, room, motions, breaches, actions } = props;
  const { language } = meeting;
  const t = useTranslations("assembly.room");
  const paper = useTranslations("assembly.paper");
  const shown = { language, isOver: room.closed, onPaper: true, actions };
  return (
    <Page
      title={paper("room")}
      crumbs={useMeetingCrumbs(slug, meeting)}
      law={<LawNote article="3.87 §10">{paper("law")}</LawNote>}
    >
      <Notice tone="info">{t(room.opening ? "copied" : "copiedFirst")}</Notice>
      <p>
        <LinkButton href={`/${slug}/assembly/meetings/${meeting.id}/paper`} tone="secondary">
          {t("copiedLink")}
        </LinkButton>
      </p>
      {room.opening?.quorate ? <CopiedTexts {...props} /> : null}
      {room.opening ? (
        <>
          <RoomItems motions={motions} {...shown} />
          <RoomBreaches
            breaches={breaches}
            motions={motions}
            language={language}
            action={actions.breach}
          />
        </>
      ) : null}
    </Page>
  );
}

/** Each text with who is kept from it and what was moved about it, at the hour of the room. */
function CopiedTexts({ meeting, room, ballots, motions, actions }: RoomDeskProps) {
  const { language } = meeting;
  const t = useTranslations("assembly.room");
  return (
    <Section title={t("ballots")} id="ballots">
      <ol className="grid gap-8">
        {ballots.map((ballot) => {
          const found = motionsOn(motions, ballot.resolutionId);
          return (
            <li key={ballot.resolutionId} className="grid gap-4 border-plate border-s-4 ps-4">
              <BallotText ballot={ballot} language={language} />
              {ballot.result ? (
                <BallotResult ballot={ballot} result={ballot.result} />
              ) : (
                <RoomExclusions ballot={ballot} people={room.people} actions={actions} />
              )}
              {found ? (
                <RoomMotions
                  item={found.item}
                  text={found.text}
                  number={ballot.number}
                  {...{ language, isOver: room.closed, onPaper: true, actions }}
                />
              ) : null}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
