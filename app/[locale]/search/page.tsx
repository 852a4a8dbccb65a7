import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { SearchPage } from "#components/site/search-page.tsx";
import { toListQuery } from "#components/ui/query.ts";

export async function generateMetadata() {
  return { title: (await getTranslations("ui"))("search.title") };
}

/** Search as a page: a plain form that any browser can send. */
export default async function Search({ searchParams }: PageProps<"/[locale]/search">) {
  const { q = "" } = toListQuery(await searchParams);
  const answers = await view("/search", (call) => call.documents.search.find({ q }));
  return <SearchPage q={q} answers={answers} />;
}
