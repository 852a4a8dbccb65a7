import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { Activity } from "#components/registry/activity.tsx";
import { toListQuery } from "#components/ui/query.ts";

type Props = PageProps<"/[locale]/[association]/activity">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry.activity"))("title") };
}

/** What happened in an association, and who looked at what. */
export default async function ActivityPage({ params, searchParams }: Props) {
  const { association: slug } = await params;
  const { page } = toListQuery(await searchParams);
  const association = await associationAt(slug);
  const shown = await view(`/${slug}/activity`, (call) =>
    call.registry.activity.show({ associationId: association.id, page }),
  );
  return <Activity association={association} {...shown} query={{ page }} />;
}
