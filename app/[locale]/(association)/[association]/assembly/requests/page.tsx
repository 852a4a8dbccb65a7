import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { RequestList } from "#components/assembly/request-list.tsx";

type Props = PageProps<"/[locale]/[association]/assembly/requests">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("requests.title") };
}

/** The meetings that owners ask for together. */
export default async function RequestsPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const requests = await view(`/${locale}/${slug}/assembly/requests`, (call) =>
    call.assembly.request.list({ associationId: association.id }),
  );
  return <RequestList association={association} requests={requests} />;
}
