import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { MeetingForm } from "#components/assembly/meeting-form.tsx";
import { createMeeting } from "../../actions.ts";

type Props = PageProps<"/[locale]/[association]/assembly/meetings/new">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("details.newTitle") };
}

/** Where a meeting starts: what, when, where. */
export default async function NewMeetingPage({ params }: Props) {
  const { association: slug } = await params;
  const { id, name, languages, roles } = await associationAt(slug);
  if (!roles.includes("syndic")) notFound();
  return (
    <MeetingForm
      slug={slug}
      association={name}
      languages={languages}
      action={createMeeting.bind(null, { associationId: id, slug })}
    />
  );
}
