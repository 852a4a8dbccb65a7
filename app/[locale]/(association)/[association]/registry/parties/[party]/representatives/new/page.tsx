import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { RepresentativeForm } from "#components/registry/representative-form.tsx";
import { addRepresentative } from "../../representatives.ts";

type Props = PageProps<"/[locale]/[association]/registry/parties/[party]/representatives/new">;

const formAt = cache(async (locale: string, slug: string, partyId: string) => {
  const association = await associationAt(slug);
  const at = { associationId: association.id, partyId };
  return view(
    `/${locale}/${slug}/registry/parties/${partyId}/representatives/new`,
    async (call) => {
      const { kinds, mayKeep } = await call.registry.representative.list(at);
      if (!mayKeep) notFound();
      return { association, kinds, party: await call.registry.party.get(at) };
    },
  );
});

const loaded = async (params: Props["params"]) => {
  const { locale, association, party } = await params;
  return formAt(locale, association, party);
};

export async function generateMetadata({ params }: Props) {
  const { party } = await loaded(params);
  const t = await getTranslations("registry.representative");
  return { title: t("addFor", { name: party.name }) };
}

/** Somebody is entered who acts for a person of the register. */
export default async function NewRepresentativePage({ params }: Props) {
  const { association, kinds, party } = await loaded(params);
  const at = { associationId: association.id, slug: association.slug, partyId: party.id };
  return (
    <RepresentativeForm
      association={association}
      party={party}
      kinds={kinds}
      action={addRepresentative.bind(null, at)}
    />
  );
}
