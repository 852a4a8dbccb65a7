import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { SUCCESSION_WAYS } from "#components/registry/succession-form.tsx";
import { SuccessionPage } from "#components/registry/succession-page.tsx";
import { today } from "#server/platform/clock.ts";
import { back, record, withdraw } from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/registry/mandates/succession">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry"))("succession.title") };
}

/** Where a syndic is recorded while there is none; for those whom the law names. */
export default async function RecordSuccessorPage({ params, searchParams }: Props) {
  const { locale, association: slug } = await params;
  const { who } = await searchParams;
  const association = await associationAt(slug);
  const { id: associationId } = association;
  const found = await view(`/${locale}/${slug}/registry/mandates/succession`, (call) =>
    call.registry.succession.show({ associationId }),
  );
  const at = { associationId, slug };
  return (
    <SuccessionPage
      association={association}
      succession={found}
      way={SUCCESSION_WAYS.find((one) => one === who) ?? "outside"}
      today={today().toString()}
      record={record.bind(null, at)}
      waiting={found.waiting.map((line) => ({
        ...line,
        back: back.bind(null, { ...at, successionId: line.id }),
        withdraw: withdraw.bind(null, { ...at, successionId: line.id }),
      }))}
    />
  );
}
