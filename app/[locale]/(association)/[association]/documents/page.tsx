import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { DocumentList } from "#components/documents/document-list.tsx";
import { toListQuery } from "#components/ui/query.ts";
import { DocumentList as Asked } from "#server/documents/archive/archive.schema.ts";

type Props = PageProps<"/[locale]/[association]/documents">;

export async function generateMetadata() {
  return { title: (await getTranslations("documents"))("archive.title") };
}

/** The archive of an association, as far as this person may read it. */
export default async function DocumentsPage({ params, searchParams }: Props) {
  const { locale, association } = await params;
  const { id, name, slug } = await associationAt(association);
  const query = toListQuery(await searchParams);
  const { q, sort, dir, page } = Asked.parse(query);
  const documents = await view(`/${locale}/${slug}/documents`, (call) =>
    call.documents.archive.list({ associationId: id, q, sort, dir, page }),
  );
  return <DocumentList association={{ id, name, slug }} query={query} {...documents} />;
}
