import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { ImportPreview } from "#components/registry/import-preview.tsx";
import { applyImport, mapColumns } from "../actions.ts";

type Props = PageProps<"/[locale]/[association]/registry/import/[import]">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry"))("imports.preview") };
}

/** A file on its way in: its columns, its remarks, and what it would enter. */
export default async function ImportPreviewPage({ params }: Props) {
  const { locale, association: slug, import: importId } = await params;
  const association = await associationAt(slug);
  const { id: associationId } = association;
  const file = await view(`/${locale}/${slug}/registry/import/${importId}`, (call) =>
    call.registry.import.preview({ associationId, importId }),
  );
  const at = { associationId, slug, importId };
  return (
    <ImportPreview
      association={association}
      file={file}
      map={mapColumns.bind(null, at)}
      apply={applyImport.bind(null, at)}
    />
  );
}
