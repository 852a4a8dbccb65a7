import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { NewPoll } from "#components/assembly/poll-form.tsx";
import { today } from "#server/platform/clock.ts";
import { draft } from "../actions.ts";

type Props = PageProps<"/[locale]/[association]/assembly/polls/new">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("poll.new") };
}

/** Where the syndic, or a member of the council, drafts a poll. */
export default async function NewPollPage({ params }: Props) {
  const { association: slug } = await params;
  const association = await associationAt(slug);
  const { id: associationId, roles } = association;
  if (!roles.some((role) => role === "syndic" || role === "council")) notFound();
  return (
    <NewPoll
      association={association}
      today={today().toString()}
      action={draft.bind(null, { associationId, slug })}
    />
  );
}
