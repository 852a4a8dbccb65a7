import { getTranslations } from "next-intl/server";
import { ConveningDesk } from "#components/assembly/convening-desk.tsx";
import { formatDate } from "#components/ui/format.ts";
import { today } from "#server/platform/clock.ts";
import { convene, discard, post, update } from "../actions.ts";
import { convenedAt } from "./convened.ts";

type Props = PageProps<"/[locale]/[association]/assembly/convening/[meeting]">;

export async function generateMetadata({ params }: Props) {
  const { locale, association: slug, meeting: id } = await params;
  const { meeting } = await convenedAt(locale, slug, id);
  const date = formatDate(meeting.on, locale);
  return { title: (await getTranslations("assembly"))("convening.meetingTitle", { date }) };
}

/** The one meeting that somebody convenes in the syndic's stead. */
export default async function ConveningDeskPage({ params }: Props) {
  const { locale, association: slug, meeting: meetingId } = await params;
  const { associationId, meeting, preview, status } = await convenedAt(locale, slug, meetingId);
  const at = { associationId, slug, meetingId };
  return (
    <ConveningDesk
      associationId={associationId}
      slug={slug}
      meeting={meeting}
      preview={preview}
      status={status}
      today={today().toString()}
      actions={{
        update: update.bind(null, at),
        discard: discard.bind(null, at),
        convene: convene.bind(null, at),
        post: post.bind(null, at),
      }}
    />
  );
}
