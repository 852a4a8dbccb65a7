import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { FaultPage } from "#components/site/fault-page.tsx";
import { answerFault, closeFault } from "../../actions.ts";

type Props = PageProps<"/[locale]/[association]/site/faults/[fault]">;

export async function generateMetadata() {
  return { title: (await getTranslations("site"))("faults.title") };
}

/** One report: what it says, what was answered. */
export default async function OneFaultPage({ params }: Props) {
  const { locale, association: slug, fault: faultId } = await params;
  const association = await associationAt(slug);
  const { id: associationId } = association;
  const fault = await view(`/${locale}/${slug}/site/faults/${faultId}`, (call) =>
    call.site.fault.show({ associationId, faultId }),
  );
  const at = { associationId, slug, faultId };
  return (
    <FaultPage
      association={association}
      fault={fault}
      answer={answerFault.bind(null, at)}
      close={closeFault.bind(null, at)}
    />
  );
}
