import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { EarlierForm } from "#components/assembly/earlier-form.tsx";
import { today } from "#server/platform/clock.ts";
import { enterEarlier } from "../actions.ts";

type Props = PageProps<"/[locale]/[association]/assembly/decisions/new">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("register.enter") };
}

/** Where the office enters a decision of the years before. */
export default async function EarlierDecisionPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const associationId = association.id;
  const scans = await view(`/${locale}/${slug}/assembly/decisions/new`, (call) =>
    call.assembly.decision.scans({ associationId }),
  );
  return (
    <EarlierForm
      association={association}
      scans={scans}
      today={today().toString()}
      action={enterEarlier.bind(null, { associationId, slug })}
    />
  );
}
