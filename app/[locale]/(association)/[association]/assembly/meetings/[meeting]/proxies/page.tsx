import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { ProxyDesk } from "#components/assembly/proxy-desk.tsx";
import { giveProxy, instructHolder, revokeProxy } from "../../../actions.ts";
import { meetingAt } from "../meeting.ts";
import { announceConflict, nameSubstitute, revokeSubstitute } from "./actions.ts";
import { applyDeed, registerDeed, revokeDeed } from "./deeds.ts";

type Props = PageProps<"/[locale]/[association]/assembly/meetings/[meeting]/proxies">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("proxies.title") };
}

/** Who represents whom: the office sees all, an owner what he gave or carries. */
export default async function ProxiesPage({ params }: Props) {
  const { association, meeting, address } = await meetingAt(params);
  const { associationId, meetingId, slug } = address;
  const back = `/${(await params).locale}/${slug}/assembly/meetings/${meetingId}/proxies`;
  const of = { associationId, meetingId };
  const [proxies, holders, lots, instructions, conflicts, ballots] = await view(back, (call) =>
    Promise.all([
      call.assembly.proxy.list(of),
      call.assembly.proxy.holders({ associationId }),
      call.assembly.proxy.lots(of),
      call.assembly.proxy.instructions(of),
      call.assembly.proxy.conflicts(of),
      call.assembly.ballot.list(of),
    ]),
  );
  const deeds = association.roles.includes("syndic")
    ? await view(back, (call) => call.assembly.proxy.deeds(of))
    : null;
  return (
    <ProxyDesk
      slug={association.slug}
      meeting={meeting}
      own={association.parties}
      proxies={proxies}
      holders={holders}
      lots={lots}
      instructions={instructions}
      conflicts={conflicts}
      ballots={ballots}
      instruct={instructHolder.bind(null, address)}
      give={giveProxy.bind(null, address)}
      revoke={revokeProxy.bind(null, address)}
      substitute={nameSubstitute.bind(null, address)}
      revokeSubstitute={revokeSubstitute.bind(null, address)}
      exclude={announceConflict.bind(null, address)}
      deeds={deeds}
      deedActions={{
        register: registerDeed.bind(null, address),
        use: applyDeed.bind(null, address),
        revoke: revokeDeed.bind(null, address),
      }}
    />
  );
}
