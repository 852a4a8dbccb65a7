import { cache } from "react";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { PartyPage } from "#components/registry/party-page.tsx";
import { today } from "#server/platform/clock.ts";
import {
  changeContact,
  giveConsent,
  inviteParty,
  inviteToConsent,
  recordIdentityLetter,
  revokeConsent,
} from "../../actions.ts";
import { enterRequest } from "../../privacy/actions.ts";
import { startViewing } from "../../viewing.ts";
import {
  endRepresentative,
  inviteRepresentative,
  withdrawRepresentative,
} from "./representatives.ts";

type Props = PageProps<"/[locale]/[association]/registry/parties/[party]">;

const partyAt = cache(async (locale: string, slug: string, partyId: string) => {
  const association = await associationAt(slug);
  const at = { associationId: association.id, partyId };
  const back = `/${locale}/${slug}/registry/parties/${partyId}`;
  const party = await view(back, (call) => call.registry.party.get(at));
  const representatives = await view(back, (call) => call.registry.representative.list(at));
  return { association, party, representatives };
});

const loaded = async (params: Props["params"]) => {
  const { locale, association, party } = await params;
  return partyAt(locale, association, party);
};

export async function generateMetadata({ params }: Props) {
  return { title: (await loaded(params)).party.name };
}

/** One person of the register. */
export default async function PartyRegistryPage({ params }: Props) {
  const { association, party, representatives } = await loaded(params);
  const isOffice = association.roles.includes("syndic");
  const asked = { associationId: association.id, partyId: party.id };
  const [history, access] = isOffice
    ? await view(`/${association.slug}/registry/parties/${party.id}`, (call) =>
        Promise.all([
          call.registry.party.contactHistory(asked),
          call.registry.membership.list(asked),
        ]),
      )
    : [null, []];
  const at = { ...asked, slug: association.slug };
  return (
    <PartyPage
      association={association}
      isOffice={isOffice}
      isSelf={association.parties.includes(party.id)}
      party={party}
      history={history}
      representatives={representatives}
      representativeActions={{
        end: endRepresentative.bind(null, at),
        withdraw: withdrawRepresentative.bind(null, at),
        invite: inviteRepresentative.bind(null, at),
      }}
      access={access}
      today={today().toString()}
      actions={{
        contact: changeContact.bind(null, at),
        consent: giveConsent.bind(null, at),
        inviteConsent: inviteToConsent.bind(null, at),
        look: startViewing.bind(null, at),
        request: enterRequest.bind(null, at),
        withdraw: revokeConsent.bind(null, at),
        invite: inviteParty.bind(null, at),
        letter: recordIdentityLetter.bind(null, at),
      }}
    />
  );
}
