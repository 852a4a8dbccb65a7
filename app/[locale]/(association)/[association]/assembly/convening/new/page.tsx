import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { ConveningForm } from "#components/assembly/convening-form.tsx";
import { start } from "../actions.ts";
import { groundAsked } from "./ground.ts";

type Props = PageProps<"/[locale]/[association]/assembly/convening/new">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("convening.start") };
}

/** Where a meeting convened in the syndic's stead begins. */
export default async function NewConveningPage({ params, searchParams }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const back = `/${locale}/${slug}/assembly/convening`;
  const ground = await groundAsked(back, association.id, await searchParams);
  const at = { associationId: association.id, slug };
  return <ConveningForm association={association} ground={ground} action={start.bind(null, at)} />;
}
