import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { PrivacyCase } from "#components/registry/privacy-case.tsx";
import { PrivacyDesk } from "#components/registry/privacy-desk.tsx";
import { now } from "#server/platform/clock.ts";
import {
  decideRequest,
  extendRequest,
  liftRestriction,
  prepareExport,
  proveIdentity,
} from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/registry/privacy">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry"))("privacy.desk.title") };
}

/** What people ask about their data, or one request with all that answers it; for the office. */
export default async function PrivacyPage({ params, searchParams }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const { id: associationId } = association;
  const here = `/${locale}/${slug}/registry/privacy`;
  const { request: asked } = await searchParams;
  const requests = await view(here, (call) => call.registry.privacy.requests({ associationId }));
  if (!asked) return <PrivacyDesk association={association} requests={requests} />;
  const request = requests.find(({ id }) => id === asked);
  if (!request) notFound();
  const { partyId, representativeId } = request;
  const about = { associationId, partyId, representativeId };
  const rights = await view(here, (call) => call.registry.privacy.show(about));
  const of = { ...about, slug, requestId: request.id };
  return (
    <PrivacyCase
      {...{ association, request, rights }}
      now={now().toString()}
      actions={{
        identify: proveIdentity.bind(null, of),
        extend: extendRequest.bind(null, of),
        decide: decideRequest.bind(null, of),
        prepare: prepareExport.bind(null, of),
        lift: liftRestriction.bind(null, of),
      }}
    />
  );
}
