import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { RequestLetter } from "#components/assembly/request-letter.tsx";

type Props = PageProps<"/[locale]/[association]/assembly/requests/[request]/letter">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("letter.title") };
}

/** The registered letter that asks for a meeting, ready for paper. */
export default async function RequestLetterPage({ params }: Props) {
  const { locale, association: slug, request: requestId } = await params;
  const { id: associationId } = await associationAt(slug);
  const letter = await view(`/${locale}/${slug}/assembly/requests/${requestId}/letter`, (call) =>
    call.assembly.request.letter({ associationId, requestId }),
  );
  return <RequestLetter slug={slug} letter={letter} />;
}
