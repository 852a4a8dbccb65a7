import { getTranslations } from "next-intl/server";
import { LotList } from "#components/registry/lot-list.tsx";
import { toListQuery } from "#components/ui/query.ts";
import { today } from "#server/platform/clock.ts";
import { dayIn } from "./list.ts";
import { ownList } from "./own-list.ts";

type Props = PageProps<"/[locale]/[association]/registry">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry"))("lots.title") };
}

/** The register, by lot. */
export default async function LotsPage({ params, searchParams }: Props) {
  const { association: slug } = await params;
  const query = toListQuery(await searchParams);
  const day = today().toString();
  const shown = await ownList("registry.lots", slug, "", query);
  return <LotList {...shown} on={dayIn(query, day)} today={day} />;
}
