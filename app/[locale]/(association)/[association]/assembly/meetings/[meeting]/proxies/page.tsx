import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { ProxyDesk } from "#components/assembly/proxy-desk.tsx";
import { giveProxy, revokeProxy } from "../../../actions.ts";
import { meetingAt } from "../meeting.ts";

type Props = PageProps<"/[locale]/[association]/assembly/meetings/[meeting]/proxies">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("proxies.title") };
}

/** Who represents whom: the office sees all, an owner what he gave or carries. */
export default async function ProxiesPage({ params }: Props) {
  const { association, meeting, address } = await meetingAt(params);
  const { associationId, meetingId, slug } = address;
  const back = `/${(await params).locale}/${slug}/assembly/meetings/${meetingId}/proxies`;
  const [proxies, holders] = await view(back, (call) =>
    Promise.all([
      call.assembly.proxy.list({ associationId, meetingId }),
      call.assembly.proxy.holders({ associationId }),
    ]),
  );
  return (
    <ProxyDesk
      slug={association.slug}
      meeting={meeting}
      own={association.parties}
      proxies={proxies}
      holders={holders}
      give={giveProxy.bind(null, address)}
      revoke={revokeProxy.bind(null, address)}
    />
  );
}
