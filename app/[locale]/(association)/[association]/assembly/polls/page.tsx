import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { PollList } from "#components/assembly/poll-list.tsx";

type Props = PageProps<"/[locale]/[association]/assembly/polls">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("poll.title") };
}

/** What the owners are asked for their opinion on. */
export default async function PollsPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const polls = await view(`/${locale}/${slug}/assembly/polls`, (call) =>
    call.assembly.poll.list({ associationId: association.id }),
  );
  return <PollList association={association} polls={polls} />;
}
