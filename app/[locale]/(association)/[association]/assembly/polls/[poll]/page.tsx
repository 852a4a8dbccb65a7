import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { PollPage } from "#components/assembly/poll-page.tsx";
import { today } from "#server/platform/clock.ts";
import * as acts from "../actions.ts";

type Props = PageProps<"/[locale]/[association]/assembly/polls/[poll]">;

const pollAt = cache(async (locale: string, slug: string, pollId: string) => {
  const association = await associationAt(slug);
  const poll = await view(`/${locale}/${slug}/assembly/polls/${pollId}`, (call) =>
    call.assembly.poll.get({ associationId: association.id, pollId }),
  );
  return { association, poll };
});

export async function generateMetadata({ params }: Props) {
  const { locale, association: slug, poll: id } = await params;
  const { question } = (await pollAt(locale, slug, id)).poll;
  return { title: (await getTranslations("assembly.poll"))("one", { question }) };
}

/** One poll: its question, one's own answer, and what came of it. */
export default async function OnePollPage({ params }: Props) {
  const { locale, association: slug, poll: id } = await params;
  const { association, poll } = await pollAt(locale, slug, id);
  const at = { associationId: association.id, slug, pollId: id };
  const { edit, publish, discard, close, withdraw, answer } = acts;
  return (
    <PollPage
      association={association}
      poll={poll}
      today={today().toString()}
      actions={{
        ...{ edit: edit.bind(null, at), publish: publish.bind(null, at) },
        ...{ discard: discard.bind(null, at), close: close.bind(null, at) },
        withdraw: withdraw.bind(null, at),
      }}
      answerFor={(partyId) => answer.bind(null, { ...at, partyId })}
    />
  );
}
