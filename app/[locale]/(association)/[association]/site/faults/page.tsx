import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { FaultList } from "#components/site/fault-list.tsx";
import { toListQuery } from "#components/ui/query.ts";
import { FaultList as Asked } from "#server/site/fault/fault.schema.ts";

type Props = PageProps<"/[locale]/[association]/site/faults">;

export async function generateMetadata() {
  return { title: (await getTranslations("site"))("faults.title") };
}

/** What was reported on the public page; for the office. */
export default async function FaultsPage({ params, searchParams }: Props) {
  const { locale, association: slug } = await params;
  const query = toListQuery(await searchParams);
  const association = await associationAt(slug);
  const asked = Asked.parse({ state: query.state, page: query.page });
  const faults = await view(`/${locale}/${slug}/site/faults`, (call) =>
    call.site.fault.list({ associationId: association.id, ...asked }),
  );
  return <FaultList association={association} faults={faults} shown={asked.state} query={query} />;
}
