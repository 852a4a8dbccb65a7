import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { SealedTrees } from "#components/proof/sealed-trees.tsx";

type Props = PageProps<"/[locale]/[association]/proof">;

export async function generateMetadata() {
  return { title: (await getTranslations("proof.trees"))("title") };
}

/** What the association sealed, and where the chain shows it. */
export default async function ProofPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const { id } = await associationAt(slug);
  const trees = await view(`/${locale}/${slug}/proof`, (call) =>
    call.proof.tree.list({ associationId: id }),
  );
  return <SealedTrees slug={slug} trees={trees} />;
}
