import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { MandateList } from "#components/registry/mandate-list.tsx";
import { toListQuery } from "#components/ui/query.ts";
import { today } from "#server/platform/clock.ts";
import { ownList } from "../own-list.ts";
import { settleFormerAccess } from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/registry/mandates">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry"))("mandates.title") };
}

/** Who is, was and will be syndic of an association. */
export default async function MandatesPage({ params, searchParams }: Props) {
  const { locale, association: slug } = await params;
  const query = toListQuery(await searchParams);
  const shown = await ownList("registry.mandates", slug, "/mandates", query);
  const { id: associationId, roles } = shown.association;
  const found = await view(`/${locale}/${slug}/registry/mandates`, (call) =>
    call.registry.mandate.list({ associationId }),
  );
  return (
    <MandateList
      {...shown}
      isFormer={roles.every((role) => role === "former_syndic")}
      today={today().toString()}
      {...found}
      settle={found.mayAppoint ? settleFormerAccess.bind(null, { associationId, slug }) : undefined}
    />
  );
}
