import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { NoticePlan } from "#components/assembly/notice-plan.tsx";
import { NoticeProof } from "#components/assembly/notice-proof.tsx";
import { today } from "#server/platform/clock.ts";
import { meetingAt } from "../meeting.ts";
import {
  convene,
  postOccupantSheet,
  recordPosting,
  recordReturnedMail,
  sendAgain,
} from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/assembly/meetings/[meeting]/convocation">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("notice.title") };
}

/** The notice: what would leave, then how far it is proven. */
export default async function ConvocationPage({ params }: Props) {
  const { meeting, address } = await meetingAt(params);
  const { associationId, meetingId, slug } = address;
  const { locale } = await params;
  const back = `/${locale}/${slug}/assembly/meetings/${meetingId}/convocation`;
  if (meeting.stage === "draft") {
    const preview = await view(back, (call) =>
      call.assembly.convocation.preview({ associationId, meetingId }),
    );
    return (
      <NoticePlan
        slug={slug}
        meeting={meeting}
        preview={preview}
        convene={convene.bind(null, address)}
      />
    );
  }
  const [status, sheet] = await view(back, ({ assembly }) =>
    Promise.all([
      assembly.convocation.status({ associationId, meetingId }),
      assembly.occupant.sheet({ associationId, meetingId }),
    ]),
  );
  return (
    <NoticeProof
      address={address}
      meeting={meeting}
      status={status}
      today={today().toString()}
      sheet={sheet}
      postSheet={postOccupantSheet.bind(null, address)}
      post={recordPosting.bind(null, address)}
      returned={recordReturnedMail.bind(null, address)}
      again={sendAgain.bind(null, address)}
    />
  );
}
