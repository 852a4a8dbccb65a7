import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { PostingDesk } from "#components/assembly/posting-desk.tsx";
import { nextLetter } from "#server/assembly/convocation/posting.rules.ts";
import { today } from "#server/platform/clock.ts";
import { meetingAt } from "../../meeting.ts";
import { recordCarrierFile, recordNumber } from "../actions.ts";

type Props = PageProps<"/[locale]/[association]/assembly/meetings/[meeting]/convocation/letters">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("letters.title") };
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** The registered letters of a notice: their numbers, and the day each was deposited. */
export default async function LettersPage({ params, searchParams }: Props) {
  const { meeting, address } = await meetingAt(params);
  if (meeting.stage === "draft") notFound();
  const { associationId, meetingId, slug } = address;
  const { locale } = await params;
  const { on, letter, after } = await searchParams;
  const letters = await view(
    `/${locale}/${slug}/assembly/meetings/${meetingId}/convocation/letters`,
    (call) => call.assembly.convocation.letters({ associationId, meetingId }),
  );
  return (
    <PostingDesk
      slug={slug}
      meeting={meeting}
      letters={letters}
      next={nextLetter(letters, { letter, after })}
      on={typeof on === "string" && DAY.test(on) ? on : today().toString()}
      today={today().toString()}
      record={recordNumber.bind(null, address)}
      file={recordCarrierFile.bind(null, address)}
    />
  );
}
