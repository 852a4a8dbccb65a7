import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { FollowUpList } from "#components/assembly/follow-up-list.tsx";
import { today } from "#server/platform/clock.ts";

type Props = PageProps<"/[locale]/[association]/assembly/decisions/follow-up">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("followUp.title") };
}

/** What was decided and is still to be carried out. */
export default async function FollowUpPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const lines = await view(`/${locale}/${slug}/assembly/decisions/follow-up`, (call) =>
    call.assembly.effect.list({ associationId: association.id }),
  );
  return <FollowUpList association={association} lines={lines} today={today().toString()} />;
}
