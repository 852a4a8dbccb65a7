import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { RepresentativeChange } from "#components/registry/representative-change.tsx";
import { changeRepresentative } from "../../representatives.ts";

type Props =
  PageProps<"/[locale]/[association]/registry/parties/[party]/representatives/[representative]">;

type Place = readonly [locale: string, slug: string, partyId: string, representative: string];

const lineAt = cache(async (...[locale, slug, partyId, representative]: Place) => {
  const association = await associationAt(slug);
  const at = { associationId: association.id, partyId };
  const here = `/${locale}/${slug}/registry/parties/${partyId}/representatives/${representative}`;
  return view(here, async (call) => {
    const { lines, mayKeep } = await call.registry.representative.list(at);
    const line = lines.find(
      ({ id, standing }) => id === representative && standing !== "withdrawn",
    );
    if (!(mayKeep && line)) notFound();
    return { association, line, party: await call.registry.party.get(at) };
  });
});

const loaded = async (params: Props["params"]) => {
  const { locale, association, party, representative } = await params;
  return lineAt(locale, association, party, representative);
};

export async function generateMetadata({ params }: Props) {
  const { line, party } = await loaded(params);
  const t = await getTranslations("registry.representative");
  return { title: t("changeOf", { name: line.name, party: party.name }) };
}

/** Somebody who acts for a person of the register is put right. */
export default async function ChangeRepresentativePage({ params }: Props) {
  const { association, line, party } = await loaded(params);
  const at = { associationId: association.id, slug: association.slug, partyId: party.id };
  return (
    <RepresentativeChange
      association={association}
      party={party}
      line={line}
      action={changeRepresentative.bind(null, { ...at, representativeId: line.id })}
    />
  );
}
