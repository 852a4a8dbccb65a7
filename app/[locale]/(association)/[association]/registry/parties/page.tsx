import { getTranslations } from "next-intl/server";
import { PartyList } from "#components/registry/party-list.tsx";
import { toListQuery } from "#components/ui/query.ts";
import { ownList } from "../own-list.ts";

type Props = PageProps<"/[locale]/[association]/registry/parties">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry"))("parties.title") };
}

/** The register, by person. */
export default async function PartiesPage({ params, searchParams }: Props) {
  const { association: slug } = await params;
  const query = toListQuery(await searchParams);
  return <PartyList {...(await ownList("registry.parties", slug, "/parties", query))} />;
}
