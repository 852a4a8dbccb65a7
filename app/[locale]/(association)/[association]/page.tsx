import { getTranslations } from "next-intl/server";
import { currentActor } from "#app/actor.ts";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { AssociationOverview } from "#components/registry/association-overview.tsx";
import { SyndicNow } from "#components/registry/syndic-now.tsx";
import { AskedOfOwner } from "#components/site/asked-of-owner.tsx";
import { DeadlineList } from "#components/site/deadline-list.tsx";
import { today } from "#server/platform/clock.ts";
import { mandatePolicy } from "#server/registry/mandate/mandate.policy.ts";

type Props = PageProps<"/[locale]/[association]">;

export async function generateMetadata({ params }: Props) {
  return { title: (await associationAt((await params).association)).name };
}

/** Who is syndic, for those who may know all of the mandates; null for anybody else. */
async function syndicOf({ id: associationId, slug }: Awaited<ReturnType<typeof associationAt>>) {
  const actor = await currentActor();
  if (!mandatePolicy["mandate.read"](actor, associationId)) return null;
  return view(`/${slug}`, (call) => call.registry.mandate.list({ associationId }));
}

/** What is to be done in an association, then what it is, before its chapters. */
export default async function AssociationPage({ params }: Props) {
  const { association: slug } = await params;
  const association = await associationAt(slug);
  const [asked, terms] = await view(`/${slug}`, (call) =>
    Promise.all([call.assembly.task.asked(), call.registry.deadline.list()]),
  );
  const t = await getTranslations("site.home");
  const syndic = await syndicOf(association);
  const asks = asked.asks.filter((ask) => ask.slug === slug);
  const deadlines = terms.filter((term) => term.slug === slug);
  return (
    <AssociationOverview association={association}>
      {syndic ? <SyndicNow slug={slug} {...syndic} today={today().toString()} /> : null}
      {asks.length > 0 ? <AskedOfOwner asks={asks} /> : null}
      {deadlines.length > 0 ? (
        <DeadlineList
          title={t("deadlines")}
          none={t("noDeadlines")}
          deadlines={deadlines}
          today={today().toString()}
          isOfOne
        />
      ) : null}
    </AssociationOverview>
  );
}
