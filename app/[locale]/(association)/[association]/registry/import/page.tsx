import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { ImportDesk } from "#components/registry/import-desk.tsx";
import { uploadRegister } from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/registry/import">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry"))("imports.title") };
}

/** Where a register comes in. */
export default async function ImportPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const { id: associationId } = association;
  const files = await view(`/${locale}/${slug}/registry/import`, (call) =>
    call.registry.import.list({ associationId }),
  );
  const upload = uploadRegister.bind(null, { associationId, slug });
  return <ImportDesk association={association} files={files} upload={upload} />;
}
