import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { PartyList } from "#components/registry/party-list.tsx";
import { toListQuery } from "#components/ui/query.ts";
import { listInput, oneOf } from "../list.ts";

type Props = PageProps<"/[locale]/[association]/registry/parties">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry"))("parties.title") };
}

/** The register, by person. */
export default async function PartiesPage({ params, searchParams }: Props) {
  const { locale, association: slug } = await params;
  const query = toListQuery(await searchParams);
  const association = await associationAt(slug);
  const sort = oneOf(["name", "lots", "town", "language"], query.sort) ?? "name";
  const parties = await view(`/${locale}/${slug}/registry/parties`, (call) =>
    call.registry.party.list({ associationId: association.id, ...listInput(query), sort }),
  );
  const isOffice = association.roles.includes("syndic");
  return (
    <PartyList association={association} isOffice={isOffice} parties={parties} query={query} />
  );
}
