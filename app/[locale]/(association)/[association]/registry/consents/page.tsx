import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { ConsentLetterPage } from "#components/registry/consent-letter.tsx";
import { ConsentList } from "#components/registry/consent-list.tsx";
import { today } from "#server/platform/clock.ts";
import { closeConsentRequest, confirmOnPaper, recordOralAnswer } from "../actions.ts";

type Props = PageProps<"/[locale]/[association]/registry/consents">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry"))("consents.title") };
}

/** Who was asked to accept e-mail for his convocations, or the letter to one of them; for the office. */
export default async function ConsentsPage({ params, searchParams }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const { id: associationId } = association;
  const here = `/${locale}/${slug}/registry/consents`;
  const { letter: requestId } = await searchParams;
  if (typeof requestId === "string") {
    const asked = { associationId, requestId };
    const letter = await view(here, (call) => call.registry.consent.letter(asked));
    return <ConsentLetterPage association={association} letter={letter} />;
  }
  const requests = await view(here, (call) => call.registry.consent.requests({ associationId }));
  const at = { associationId, slug };
  return (
    <ConsentList
      association={association}
      requests={requests}
      today={today().toString()}
      answer={recordOralAnswer.bind(null, at)}
      close={closeConsentRequest.bind(null, at)}
      signedOf={(requestId) => confirmOnPaper.bind(null, { ...at, requestId })}
    />
  );
}
