import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { z } from "zod";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { DecisionPage } from "#components/assembly/decision-page.tsx";

type Props = PageProps<"/[locale]/[association]/assembly/decisions/[decision]">;

const decisionAt = cache(async (locale: string, slug: string, decisionId: string) => {
  if (!z.uuid().safeParse(decisionId).success) notFound();
  const association = await associationAt(slug);
  const decision = await view(`/${locale}/${slug}/assembly/decisions/${decisionId}`, (call) =>
    call.assembly.decision.get({ associationId: association.id, decisionId }),
  );
  return { association, decision };
});

export async function generateMetadata({ params }: Props) {
  const { locale, association: slug, decision: id } = await params;
  const { number, item } = (await decisionAt(locale, slug, id)).decision;
  return { title: (await getTranslations("assembly"))("register.one", { number, item }) };
}

/** One decision of the register. */
export default async function OneDecisionPage({ params }: Props) {
  const { locale, association: slug, decision: id } = await params;
  return <DecisionPage {...(await decisionAt(locale, slug, id))} />;
}
