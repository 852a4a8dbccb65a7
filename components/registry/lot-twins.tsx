import { useTranslations } from "next-intl";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#messages/navigation.ts";
import type { PartialView, TwinVerdict } from "#server/registry/partial/partial.schema.ts";
import { isUnlike, TwinDifference } from "./twin-difference.tsx";

type LotTwinsProps = { slug: string; links: readonly PartialView[] };

/**
 * The same private part in other associations. What was entered here and is missing there is said
 * as soon as it is: the other register is never changed from this one.
 */
export function LotTwins({ slug, links }: LotTwinsProps) {
  const t = useTranslations("registry.partial");
  const twins = links.flatMap((link) => link.twins.map((twin) => ({ link, twin })));
  if (twins.length === 0) return null;
  return (
    <Section title={t("lotTitle")} id="twins">
      {twins.map(({ link, twin }) => {
        const other = { name: link.otherName, slug: link.otherSlug };
        const said = t("lotTwin", { code: twin.otherCode, name: other.name });
        return isUnlike(twin.verdict) ? (
          <Notice
            key={link.otherId}
            tone="waiting"
            title={t(taskOf(twin.verdict), { name: other.name })}
          >
            <p>{said}</p>
            <TwinDifference slug={slug} other={other} twin={twin} />
          </Notice>
        ) : (
          <p key={link.otherId}>
            {other.slug ? (
              <Link href={`/${other.slug}/registry/lots/${twin.otherLotId}`}>{said}</Link>
            ) : (
              said
            )}
          </p>
        );
      })}
    </Section>
  );
}

/** On which side something is to be entered, as far as the registers tell. */
function taskOf(verdict: TwinVerdict): "toEnter" | "toEnterHere" | "toCheck" {
  if (verdict.kind === "ended") return verdict.side === "here" ? "toEnter" : "toEnterHere";
  if (verdict.kind !== "differ" || !verdict.behind) return "toCheck";
  return verdict.behind === "there" ? "toEnter" : "toEnterHere";
}
