import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { MinutesDesk } from "#components/assembly/minutes-desk.tsx";
import { today } from "#server/platform/clock.ts";
import { meetingAt } from "../meeting.ts";
import {
  fileSheet,
  freezeMinutes,
  recordDisagreement,
  recordMissing,
  recordPosting,
  recordSignature,
  saveProse,
  sendMinutes,
  signMinutes,
  writeReport,
} from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/assembly/meetings/[meeting]/minutes">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("act.title") };
}

/** The minutes: drafted from facts, made final, signed. */
export default async function MinutesPage({ params }: Props) {
  const { association, meeting, address } = await meetingAt(params);
  // While it lasts, the act is drafted by who keeps it, item by item (art. 3.87 §10).
  const isDrafted = meeting.stage === "open" && meeting.mayHold;
  if (meeting.stage !== "closed" && !isDrafted) notFound();
  const { associationId, meetingId, slug } = address;
  const back = `/${(await params).locale}/${slug}/assembly/meetings/${meetingId}/minutes`;
  const { minutes, draft, sending, sheets, beside } = await view(back, (call) =>
    call.assembly.minutes.show({ associationId, meetingId }),
  );
  return (
    <MinutesDesk
      address={address}
      own={association.parties}
      meeting={meeting}
      minutes={minutes}
      draft={draft}
      sending={sending}
      sheets={sheets}
      beside={beside}
      today={today().toString()}
      actions={{
        prose: saveProse.bind(null, address),
        freeze: freezeMinutes.bind(null, address),
        sign: signMinutes.bind(null, address),
        record: recordSignature.bind(null, address),
        leave: recordMissing.bind(null, address),
        report: writeReport.bind(null, address),
        dispute: recordDisagreement.bind(null, address),
        sheet: fileSheet.bind(null, address),
        send: sendMinutes.bind(null, address),
        post: recordPosting.bind(null, address),
      }}
    />
  );
}
