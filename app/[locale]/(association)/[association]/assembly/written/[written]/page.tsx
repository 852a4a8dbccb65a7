import { getTranslations } from "next-intl/server";
import { WrittenPage } from "#components/assembly/written-page.tsx";
import { today } from "#server/platform/clock.ts";
import * as acts from "../actions.ts";
import { writtenAt } from "../written.ts";

type Props = PageProps<"/[locale]/[association]/assembly/written/[written]">;

export async function generateMetadata({ params }: Props) {
  const { locale, association: slug, written: id } = await params;
  const { title } = (await writtenAt(locale, slug, id)).written;
  return { title: (await getTranslations("assembly.written"))("one", { title }) };
}

/** One written decision: what would be decided, what one would pay, who has signed. */
export default async function OneWrittenPage({ params }: Props) {
  const { locale, association: slug, written: id } = await params;
  const { written, ...place } = await writtenAt(locale, slug, id);
  const at = { associationId: place.association.id, slug, writtenId: id };
  const ofText = (textId: string) => ({
    set: acts.fund.bind(null, { ...at, textId }),
    remove: acts.unfund.bind(null, { ...at, textId }),
  });
  const { sign, refuse, open, discard, annex, remind, withdraw, settle, file, minute, post } = acts;
  return (
    <WrittenPage
      {...place}
      written={written}
      today={today().toString()}
      fundingOf={ofText}
      postWordOf={(wordId) => acts.postWord.bind(null, { ...at, wordId })}
      unannexOf={(documentId) => acts.unannex.bind(null, { ...at, documentId })}
      actions={{
        ...{ sign: sign.bind(null, at), refuse: refuse.bind(null, at), open: open.bind(null, at) },
        ...{ discard: discard.bind(null, at), annex: annex.bind(null, at) },
        ...{ remind: remind.bind(null, at), withdraw: withdraw.bind(null, at) },
        ...{ settle: settle.bind(null, at), file: file.bind(null, at) },
        fileRefusal: acts.fileRefusal.bind(null, at),
        ...{ minute: minute.bind(null, at), post: post.bind(null, at) },
      }}
    />
  );
}
