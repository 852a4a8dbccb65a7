import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { ProposalPage } from "#components/assembly/proposal-page.tsx";
import { today } from "#server/platform/clock.ts";
import { place, unplace, withdraw } from "../actions.ts";

type Props = PageProps<"/[locale]/[association]/assembly/proposals/[proposal]">;

const proposalAt = cache(async (locale: string, slug: string, proposalId: string) => {
  const association = await associationAt(slug);
  const associationId = association.id;
  const isSyndic = association.roles.includes("syndic");
  const [proposal, places] = await view(
    `/${locale}/${slug}/assembly/proposals/${proposalId}`,
    ({ assembly }) =>
      Promise.all([
        assembly.proposal.get({ associationId, proposalId }),
        isSyndic ? assembly.proposal.places({ associationId }) : null,
      ]),
  );
  return { association, proposal, places };
});

export async function generateMetadata({ params }: Props) {
  const { locale, association: slug, proposal: id } = await params;
  const { proposal } = await proposalAt(locale, slug, id);
  return {
    title: (await getTranslations("assembly"))("proposal.title", { title: proposal.title }),
  };
}

/** One proposal: the receipt of it, and what becomes of it. */
export default async function OneProposalPage({ params }: Props) {
  const { locale, association: slug, proposal: id } = await params;
  const { association, proposal, places } = await proposalAt(locale, slug, id);
  const at = { associationId: association.id, slug, proposalId: id };
  return (
    <ProposalPage
      association={association}
      proposal={proposal}
      places={places}
      today={today().toString()}
      place={place.bind(null, at)}
      unplace={unplace.bind(null, at)}
      withdraw={withdraw.bind(null, at)}
    />
  );
}
