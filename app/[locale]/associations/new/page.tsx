import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { AssociationForm } from "#components/registry/association-form.tsx";
import { createAssociation } from "./actions.ts";

type Props = PageProps<"/[locale]/associations/new">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry"))("create.title") };
}

/** Where an office takes on an association. */
export default async function NewAssociationPage({ params }: Props) {
  const { locale } = await params;
  const offices = await view(`/${locale}/associations/new`, (call) => call.registry.office.mine());
  const managed = offices.filter(({ role }) => role === "manager");
  return <AssociationForm offices={managed} action={createAssociation} />;
}
