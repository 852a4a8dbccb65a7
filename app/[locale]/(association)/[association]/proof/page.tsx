import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { OwnReceipts } from "#components/assembly/own-receipts.tsx";
import { SealedTrees } from "#components/proof/sealed-trees.tsx";

type Props = PageProps<"/[locale]/[association]/proof">;

export async function generateMetadata() {
  return { title: (await getTranslations("proof.trees"))("title") };
}

/** What the association sealed, where the chain shows it, and one's own receipts. */
export default async function ProofPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const { id: associationId } = await associationAt(slug);
  const { trees, meetings, receipts } = await view(`/${locale}/${slug}/proof`, async (call) => ({
    trees: await call.proof.tree.list({ associationId }),
    meetings: await call.assembly.meeting.list({ associationId }),
    receipts: await call.assembly.receipt.list({ associationId }),
  }));
  const days = Object.fromEntries(meetings.map(({ id, on }) => [id, on]));
  return (
    <SealedTrees slug={slug} trees={trees} days={days}>
      <OwnReceipts associationId={associationId} receipts={receipts} />
    </SealedTrees>
  );
}
