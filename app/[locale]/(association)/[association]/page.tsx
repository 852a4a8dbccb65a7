import { associationAt } from "#app/association.ts";
import { AssociationOverview } from "#components/registry/association-overview.tsx";

type Props = PageProps<"/[locale]/[association]">;

export async function generateMetadata({ params }: Props) {
  return { title: (await associationAt((await params).association)).name };
}

/** What an association is, before its chapters. */
export default async function AssociationPage({ params }: Props) {
  return <AssociationOverview association={await associationAt((await params).association)} />;
}
