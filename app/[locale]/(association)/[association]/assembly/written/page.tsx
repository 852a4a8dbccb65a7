import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { WrittenList } from "#components/assembly/written-list.tsx";

type Props = PageProps<"/[locale]/[association]/assembly/written">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("written.title") };
}

/** What the owners decide in writing, without a meeting. */
export default async function WrittenDecisionsPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const lines = await view(`/${locale}/${slug}/assembly/written`, (call) =>
    call.assembly.written.list({ associationId: association.id }),
  );
  return <WrittenList association={association} lines={lines} />;
}
