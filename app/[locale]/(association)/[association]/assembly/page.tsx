import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { MeetingList } from "#components/assembly/meeting-list.tsx";

type Props = PageProps<"/[locale]/[association]/assembly">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("meetings.title") };
}

/** The meetings of an association, the latest first. */
export default async function AssemblyPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const { id, roles } = await associationAt(slug);
  const meetings = await view(`/${locale}/${slug}/assembly`, (call) =>
    call.assembly.meeting.list({ associationId: id }),
  );
  return (
    <MeetingList
      slug={slug}
      meetings={meetings}
      mayPlan={roles.includes("syndic")}
      isOffice={roles.some((role) => ["syndic", "accountant"].includes(role))}
      mayPropose={roles.some((role) => ["syndic", "owner", "council"].includes(role))}
    />
  );
}
