import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { EncodeProposalForm, ProposalForm } from "#components/assembly/proposal-form.tsx";
import { today } from "#server/platform/clock.ts";
import { encode, propose } from "../actions.ts";

type Props = PageProps<"/[locale]/[association]/assembly/proposals/new">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("proposals.new") };
}

/** Where an item is proposed, or entered by the syndic whom it reached. */
export default async function NewProposalPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const { id: associationId, roles } = association;
  const at = { associationId, slug };
  const page = `/${locale}/${slug}/assembly/proposals/new`;
  if (!roles.includes("syndic")) {
    if (!roles.some((role) => role === "owner" || role === "council")) notFound();
    return <ProposalForm association={association} action={propose.bind(null, at)} />;
  }
  const people = await view(page, (call) => call.assembly.proxy.holders({ associationId }));
  return (
    <EncodeProposalForm
      association={association}
      people={people}
      today={today().toString()}
      action={encode.bind(null, at)}
    />
  );
}
