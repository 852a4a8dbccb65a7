import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { DecisionPage } from "#components/assembly/decision-page.tsx";
import { today } from "#server/platform/clock.ts";
import { challenge, rule } from "../actions.ts";
import { issueExtract, openExecution, recordEffect, takeStep } from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/assembly/decisions/[decision]">;

const decisionAt = cache(async (locale: string, slug: string, decisionId: string) => {
  const association = await associationAt(slug);
  const found = await view(`/${locale}/${slug}/assembly/decisions/${decisionId}`, (call) =>
    call.assembly.decision.get({ associationId: association.id, decisionId }),
  );
  return { association, ...found };
});

export async function generateMetadata({ params }: Props) {
  const { locale, association: slug, decision: id } = await params;
  const { number, item } = (await decisionAt(locale, slug, id)).decision;
  return { title: (await getTranslations("assembly"))("register.one", { number, item }) };
}

/** One decision of the register: its words, what became of it, where it stands in court. */
export default async function OneDecisionPage({ params }: Props) {
  const { locale, association: slug, decision: id } = await params;
  const { association, ...found } = await decisionAt(locale, slug, id);
  const at = { associationId: association.id, slug, decisionId: id };
  const actions = {
    ...{ challenge: challenge.bind(null, at), rule: rule.bind(null, at) },
    ...{ effect: recordEffect.bind(null, at), open: openExecution.bind(null, at) },
    step: takeStep.bind(null, at),
  };
  return (
    <DecisionPage
      association={association}
      today={today().toString()}
      issue={association.roles.includes("syndic") ? issueExtract.bind(null, at) : null}
      actions={association.roles.includes("syndic") ? actions : null}
      {...found}
    />
  );
}
