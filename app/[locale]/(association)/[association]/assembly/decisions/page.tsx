import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { RegisterList } from "#components/assembly/register-list.tsx";
import { toListQuery } from "#components/ui/query.ts";
import { RegisterQuery } from "#server/assembly/decision/decision.schema.ts";
import { today } from "#server/platform/clock.ts";

type Props = PageProps<"/[locale]/[association]/assembly/decisions">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("register.title") };
}

/** The register of decisions. */
export default async function DecisionsPage({ params, searchParams }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const query = toListQuery(await searchParams);
  const register = await view(`/${locale}/${slug}/assembly/decisions`, (call) =>
    call.assembly.decision.list({
      associationId: association.id,
      ...RegisterQuery.parse(query),
    }),
  );
  return (
    <RegisterList
      association={association}
      query={query}
      today={today().toString()}
      {...register}
    />
  );
}
