import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { ConveningPage } from "#components/assembly/convening-page.tsx";

type Props = PageProps<"/[locale]/[association]/assembly/convening">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("convening.title") };
}

/** What one may convene in the syndic's stead, and what one has begun. */
export default async function OwnConveningPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const convening = await view(`/${locale}/${slug}/assembly/convening`, (call) =>
    call.assembly.convening.show({ associationId: association.id }),
  );
  return <ConveningPage association={association} convening={convening} />;
}
