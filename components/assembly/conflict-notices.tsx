import { useTranslations } from "next-intl";
import { Notice } from "#components/ui/notice.tsx";
import type { BallotView } from "#server/assembly/ballot/view.queries.ts";
import type { ConflictLine, ProxyLine } from "#server/assembly/proxy/proxy.queries.ts";

type ConflictNoticesProps = {
  proxies: readonly ProxyLine[];
  conflicts: readonly ConflictLine[];
  ballots: readonly BallotView[];
};

/** Who may not carry which proxy on which texts, a line for each holder: nobody's vote is lost unseen. */
export function ConflictNotices({ proxies, conflicts, ballots }: ConflictNoticesProps) {
  const t = useTranslations("assembly.substitute");
  const holderOf = (proxy: ProxyLine, id: string) =>
    proxy.holderId === id
      ? proxy.holder
      : (proxy.substitutes.find(({ holderId }) => holderId === id)?.holder ?? "");
  return proxies.flatMap((proxy) => {
    const own = conflicts.filter(({ proxyId }) => proxyId === proxy.id);
    const keys = [...new Set(own.map(({ holder, excluded }) => `${excluded} ${holder}`))];
    return keys.map((key) => {
      const lines = own.filter(({ holder, excluded }) => `${excluded} ${holder}` === key);
      const items = lines.flatMap(({ resolutionId }) => {
        const text = ballots.find((ballot) => ballot.resolutionId === resolutionId);
        return text ? [`${text.number}. ${text.title}`] : [];
      });
      const isHolder = lines.some(({ excluded }) => excluded === "holder");
      const said = {
        holder: holderOf(proxy, lines[0]?.holder ?? ""),
        principal: proxy.principal,
        items: items.join(", "),
      };
      return (
        <Notice key={`${proxy.id} ${key}`} tone="waiting">
          {t(isHolder ? "warning" : "principalWarning", said)}
        </Notice>
      );
    });
  });
}
