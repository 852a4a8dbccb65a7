import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { AgendaEditor } from "#components/assembly/agenda-editor.tsx";
import { changeAgenda } from "../../../actions.ts";
import { meetingAt } from "../meeting.ts";

type Props = PageProps<"/[locale]/[association]/assembly/meetings/[meeting]/agenda">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("agenda.title") };
}

/** The agenda while it can be written: items, and the texts put to the vote. */
export default async function AgendaPage({ params }: Props) {
  const { locale } = await params;
  const { association, meeting, address } = await meetingAt(params);
  if (!meeting.mayPlan || meeting.stage !== "draft") notFound();
  const { associationId, meetingId } = address;
  const back = `/${locale}/${association.slug}/assembly`;
  const [keys, points] = await view(back, ({ assembly, registry }) =>
    Promise.all([
      registry.distribution.list({ associationId }),
      assembly.agenda.annual({ associationId, meetingId }),
    ]),
  );
  return (
    <AgendaEditor
      slug={association.slug}
      meeting={meeting}
      parts={keys.filter(({ purpose }) => purpose === "special_parts")}
      points={points}
      action={changeAgenda.bind(null, address)}
    />
  );
}
