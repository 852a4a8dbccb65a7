import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { ProposalList } from "#components/assembly/proposal-list.tsx";

type Props = PageProps<"/[locale]/[association]/assembly/proposals">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("proposals.title") };
}

/** What was asked to be put on the agenda: all of it for the syndic, one's own for who asked. */
export default async function ProposalsPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const proposals = await view(`/${locale}/${slug}/assembly/proposals`, (call) =>
    call.assembly.proposal.list({ associationId: association.id }),
  );
  return <ProposalList association={association} proposals={proposals} />;
}
