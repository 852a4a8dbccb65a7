import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { PartialPage } from "#components/registry/partial-page.tsx";
import type { PartialView } from "#server/registry/partial/partial.schema.ts";
import { endLink, joinTwins, linkAssociation, partTwins, previewTwins } from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/registry/partial">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry.partial"))("title") };
}

/** The partial and main associations this one belongs with, and the twins of its lots. */
export default async function PartialAssociationsPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const { id: associationId, roles } = association;
  const isOffice = roles.includes("syndic");
  const { links, managed } = await view(`/${locale}/${slug}/registry/partial`, async (call) => ({
    links: await call.registry.partial.list({ associationId }),
    managed: isOffice ? await call.registry.association.list() : [],
  }));
  const taken = new Set([associationId, ...links.map(({ otherId }) => otherId)]);
  const candidates = managed.filter((one) => one.roles.includes("syndic") && !taken.has(one.id));
  const actionsFor = ({ otherId, isPartial }: PartialView) => {
    const at = { associationId, slug, otherId, isPartial };
    return {
      join: joinTwins.bind(null, at),
      preview: previewTwins.bind(null, at),
      part: partTwins.bind(null, at),
      end: endLink.bind(null, at),
    };
  };
  const link = linkAssociation.bind(null, { associationId, slug });
  return <PartialPage {...{ association, isOffice, links, candidates, link, actionsFor }} />;
}
