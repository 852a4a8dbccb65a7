import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { OwnDetails } from "#components/registry/own-details.tsx";
import { askConsent, changeOwnDetails, withdrawConsent } from "./actions.ts";
import { mine } from "./mine.ts";

type Props = PageProps<"/[locale]/[association]/me">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry"))("me.title") };
}

/** How one is reached, and how one is convened: to read and to change oneself. */
export default async function OwnDetailsPage(props: Props) {
  const { association, party, others } = await mine(props);
  const { id: associationId, slug } = association;
  const own = { associationId, partyId: party.id };
  const [history, consent] = await view(`/${slug}/me`, (call) =>
    Promise.all([call.registry.party.contactHistory(own), call.registry.consent.text(own)]),
  );
  const at = { ...own, slug };
  return (
    <OwnDetails
      slug={slug}
      party={party}
      others={others}
      history={history}
      consent={consent}
      actions={{
        details: changeOwnDetails.bind(null, at),
        accept: askConsent.bind(null, at),
        withdraw: withdrawConsent.bind(null, at),
      }}
    />
  );
}
