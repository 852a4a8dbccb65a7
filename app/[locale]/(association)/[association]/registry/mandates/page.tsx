import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { MandateList } from "#components/registry/mandate-list.tsx";
import { today } from "#server/platform/clock.ts";

type Props = PageProps<"/[locale]/[association]/registry/mandates">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry"))("mandates.title") };
}

/** Who is, was and will be syndic of an association. */
export default async function MandatesPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const { id: associationId, roles } = association;
  const found = await view(`/${locale}/${slug}/registry/mandates`, (call) =>
    call.registry.mandate.list({ associationId }),
  );
  return (
    <MandateList
      association={association}
      isOffice={roles.includes("syndic")}
      isFormer={roles.every((role) => role === "former_syndic")}
      today={today().toString()}
      {...found}
    />
  );
}
