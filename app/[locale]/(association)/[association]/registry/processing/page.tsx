import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { ProcessingPage } from "#components/registry/processing-page.tsx";
import { setRetention } from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/registry/processing">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry"))("privacy.processing.title") };
}

/** The register of processing of an association, to read and to print (GDPR art. 30). */
export default async function ProcessingRegisterPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const register = await view(`/${locale}/${slug}/registry/processing`, (call) =>
    call.registry.privacy.processing({ associationId: association.id }),
  );
  const { id: associationId } = association;
  const set = setRetention.bind(null, { associationId, slug });
  return <ProcessingPage {...{ association, register }} setRetention={set} />;
}
