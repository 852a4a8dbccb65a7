import { useTranslations } from "next-intl";
import { Page } from "#components/ui/page.tsx";
import { CorrectionNotice } from "./correction.tsx";
import { useMeetingCrumbs } from "./meeting-crumbs.ts";
import { MeetingStatus } from "./meeting-status.tsx";
import type { ShownMeeting } from "./shown-meeting.ts";

/** In the place of the room, of the projector and of the votes: that meeting is not held. */
export function MeetingWithdrawn({ slug, meeting }: { slug: string; meeting: ShownMeeting }) {
  const t = useTranslations("assembly");
  return (
    <Page
      title={t(`kind.${meeting.kind}`)}
      plate={<MeetingStatus stage={meeting.stage} cancelled={meeting.cancelled} />}
      crumbs={useMeetingCrumbs(slug, meeting)}
    >
      <CorrectionNotice slug={slug} meeting={meeting} />
    </Page>
  );
}
