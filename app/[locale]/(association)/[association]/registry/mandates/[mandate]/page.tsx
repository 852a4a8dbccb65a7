import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { MandatePage } from "#components/registry/mandate-page.tsx";
import { today } from "#server/platform/clock.ts";
import { correct, end, recordTask, recordUrgentAct, withdraw } from "../actions.ts";

type Props = PageProps<"/[locale]/[association]/registry/mandates/[mandate]">;

async function load(params: Props["params"]) {
  const { locale, association: slug, mandate: mandateId } = await params;
  const association = await associationAt(slug);
  const mandate = await view(`/${locale}/${slug}/registry/mandates/${mandateId}`, (call) =>
    call.registry.mandate.get({ associationId: association.id, mandateId }),
  );
  return { association, mandate };
}

export async function generateMetadata({ params }: Props) {
  return { title: (await load(params)).mandate.office.name };
}

/** One mandate of an association. */
export default async function MandateRegistryPage({ params }: Props) {
  const { association, mandate } = await load(params);
  const at = { associationId: association.id, slug: association.slug, mandateId: mandate.id };
  return (
    <MandatePage
      association={association}
      mandate={mandate}
      today={today().toString()}
      actions={{
        end: end.bind(null, at),
        correct: correct.bind(null, at),
        withdraw: withdraw.bind(null, at),
        recordTask: recordTask.bind(null, at),
        recordUrgentAct: recordUrgentAct.bind(null, at),
      }}
    />
  );
}
