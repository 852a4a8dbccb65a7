import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { listWords } from "#components/registry/list-words.ts";
import { OfficeList } from "#components/registry/office-list.tsx";
import { toListQuery } from "#components/ui/query.ts";
import { toLocale } from "#messages/routing.ts";
import { ListName } from "#server/registry/list/list.schema.ts";
import { viewsAt } from "../views.ts";

type Props = PageProps<"/[locale]/office/[list]">;

async function listOf({ params }: Props) {
  const known = ListName.safeParse((await params).list);
  if (!known.success) notFound();
  return known.data;
}

export async function generateMetadata(props: Props) {
  const list = listWords(toLocale(await getLocale())).title(await listOf(props));
  return { title: `${list} — ${(await getTranslations("registry"))("office.title")}` };
}

/** A list of the whole office. */
export default async function OfficeListPage(props: Props) {
  const list = await listOf(props);
  const query = toListQuery(await props.searchParams);
  const [found, views] = await view(`/office/${list}`, (call) =>
    Promise.all([call.registry.list.page({ ...query, list }), call.registry.view.list({ list })]),
  );
  if (!found) notFound();
  const kept = { ...viewsAt(list, `/office/${list}`), views, mayShare: true };
  return <OfficeList list={list} found={found} query={query} views={kept} />;
}
