import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { MeetingOverview } from "#components/assembly/meeting-overview.tsx";
import {
  conveneSecondSession,
  correctNotice,
  discardMeeting,
  planRetry,
  planSecondSession,
} from "../../actions.ts";
import { meetingAt } from "./meeting.ts";

type Props = PageProps<"/[locale]/[association]/assembly/meetings/[meeting]">;

export async function generateMetadata({ params }: Props) {
  const { meeting } = await meetingAt(params);
  return { title: (await getTranslations("assembly"))(`kind.${meeting.kind}`) };
}

/** One meeting: when, where, what will be decided, and where it stands. */
export default async function MeetingPage({ params }: Props) {
  const { association, meeting, address } = await meetingAt(params);
  const { associationId, meetingId, slug } = address;
  const [plans, annexes] = await view(
    `/${(await params).locale}/${slug}/assembly/meetings/${meetingId}`,
    ({ assembly }) =>
      Promise.all([
        assembly.funding.ofMeeting({ associationId, meetingId }),
        assembly.annex.show({ associationId, meetingId }),
      ]),
  );
  const second = { ...address, isConvener: meeting.mayPlan && meeting.convener?.partyId != null };
  return (
    <MeetingOverview
      associationId={association.id}
      slug={association.slug}
      meeting={meeting}
      plans={plans}
      annexes={annexes}
      discard={discardMeeting.bind(null, address)}
      planSecond={planSecondSession.bind(null, second)}
      conveneSecond={conveneSecondSession.bind(null, second)}
      planRetry={planRetry.bind(null, address)}
      correct={correctNotice.bind(null, address)}
    />
  );
}
