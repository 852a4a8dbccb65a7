import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { CancellationDone } from "#components/assembly/cancellation-done.tsx";
import { CancellationForm } from "#components/assembly/cancellation-form.tsx";
import { today } from "#server/platform/clock.ts";
import { meetingAt } from "../meeting.ts";
import { cancelMeeting, planAgain, recordCancellationPosting } from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/assembly/meetings/[meeting]/cancellation">;

export async function generateMetadata({ params }: Props) {
  const { cancelled, isDue } = (await meetingAt(params)).meeting;
  const t = await getTranslations("assembly.cancellation");
  const notHeld = cancelled ? cancelled.notHeld : isDue;
  return { title: t(notHeld ? "titleNotHeld" : cancelled ? "titleDone" : "title") };
}

/** Calling a convened meeting off; then who has been told, and what follows. */
export default async function CancellationPage({ params }: Props) {
  const { meeting, address } = await meetingAt(params);
  const { associationId, meetingId, slug } = address;
  const back = `/${(await params).locale}/${slug}/assembly/meetings/${meetingId}/cancellation`;
  const of = { associationId, meetingId };
  if (meeting.stage === "convened") {
    const preview = await view(back, (call) => call.assembly.cancellation.preview(of));
    return (
      <CancellationForm
        slug={slug}
        meeting={meeting}
        preview={preview}
        cancel={cancelMeeting.bind(null, address)}
      />
    );
  }
  if (!meeting.cancelled) notFound();
  const status = await view(back, (call) => call.assembly.cancellation.status(of));
  return (
    <CancellationDone
      address={address}
      meeting={meeting}
      status={status}
      today={today().toString()}
      post={recordCancellationPosting.bind(null, address)}
      again={planAgain.bind(null, address)}
    />
  );
}
