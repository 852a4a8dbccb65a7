import { useTranslations } from "next-intl";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#messages/navigation.ts";
import type { RoomView } from "#server/assembly/attendance/attendance.queries.ts";
import type { BallotView } from "#server/assembly/ballot/view.queries.ts";
import type { ConflictLine, ProxyLine } from "#server/assembly/proxy/proxy.queries.ts";
import { ConflictNotices } from "./conflict-notices.tsx";

type RoomProxiesProps = {
  room: RoomView;
  proxies: readonly ProxyLine[];
  conflicts: readonly ConflictLine[];
  ballots: readonly BallotView[];
  /** Where another holder is named for one item. */
  address: string;
};

/** Proxies that carry no vote at this moment, said at the desk while something can be done about it. */
export function RoomProxies({ room, proxies, conflicts, ballots, address }: RoomProxiesProps) {
  const t = useTranslations("assembly.substitute");
  const isHere = (id: string) =>
    room.people.some(({ partyId, present }) => partyId === id && present !== null);
  const standing = proxies.filter(
    ({ revokedAt, principalId }) => !revokedAt && !isHere(principalId),
  );
  const absent = standing.filter(({ holderId }) => !isHere(holderId));
  const barred = conflicts.filter(({ proxyId }) => standing.some(({ id }) => id === proxyId));
  if (room.closed || (absent.length === 0 && barred.length === 0)) return null;
  return (
    <Section title={t("desk")}>
      <ConflictNotices proxies={standing} conflicts={barred} ballots={ballots} />
      {absent.map(({ id, holder, principal }) => (
        <Notice key={id} tone="waiting">
          {t("absent", { holder, principal })}
        </Notice>
      ))}
      <p>
        <Link href={address}>{t("deskLink")}</Link>
      </p>
    </Section>
  );
}
