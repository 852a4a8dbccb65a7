import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { FaultPage } from "#components/site/fault-page.tsx";
import { answerFault, closeFault } from "../../actions.ts";

type Props = PageProps<"/[locale]/[association]/site/faults/[fault]">;

const faultAt = cache(async (locale: string, slug: string, faultId: string) => {
  const { id: associationId } = await associationAt(slug);
  return view(`/${locale}/${slug}/site/faults/${faultId}`, (call) =>
    call.site.fault.show({ associationId, faultId }),
  );
});

export async function generateMetadata({ params }: Props) {
  const { locale, association, fault } = await params;
  const { reference } = await faultAt(locale, association, fault);
  return { title: (await getTranslations("site.fault"))("title", { reference }) };
}

/** One report: what it says, what was answered. */
export default async function OneFaultPage({ params }: Props) {
  const { locale, association: slug, fault: faultId } = await params;
  const association = await associationAt(slug);
  const fault = await faultAt(locale, slug, faultId);
  const at = { associationId: association.id, slug, faultId };
  return (
    <FaultPage
      association={association}
      fault={fault}
      answer={answerFault.bind(null, at)}
      close={closeFault.bind(null, at)}
    />
  );
}
