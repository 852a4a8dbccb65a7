import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MeetingForm } from "#components/assembly/meeting-form.tsx";
import { updateMeeting } from "../../../actions.ts";
import { meetingAt } from "../meeting.ts";

type Props = PageProps<"/[locale]/[association]/assembly/meetings/[meeting]/edit">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("details.editTitle") };
}

/** The facts of a meeting, while nothing has been sent. */
export default async function EditMeetingPage({ params }: Props) {
  const { association, meeting, address } = await meetingAt(params);
  if (!meeting.mayPlan || meeting.stage !== "draft") notFound();
  return (
    <MeetingForm
      slug={association.slug}
      association={association.name}
      languages={association.languages}
      meeting={meeting}
      action={updateMeeting.bind(null, address)}
    />
  );
}
