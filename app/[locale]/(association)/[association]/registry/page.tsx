import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { LotList } from "#components/registry/lot-list.tsx";
import { toListQuery } from "#components/ui/query.ts";
import { today } from "#server/platform/clock.ts";
import { dayIn, listInput, oneOf } from "./list.ts";

type Props = PageProps<"/[locale]/[association]/registry">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry"))("lots.title") };
}

/** The register, by lot. */
export default async function LotsPage({ params, searchParams }: Props) {
  const { locale, association: slug } = await params;
  const query = toListQuery(await searchParams);
  const association = await associationAt(slug);
  const sort = oneOf(["code", "kind", "floor", "shares", "holder"], query.sort) ?? "register";
  const on = dayIn(query, today().toString());
  const lots = await view(`/${locale}/${slug}/registry`, (call) =>
    call.registry.lot.list({ associationId: association.id, ...listInput(query), sort, on }),
  );
  const isOffice = association.roles.includes("syndic");
  return <LotList {...{ association, isOffice, lots, query, on, today: today().toString() }} />;
}
