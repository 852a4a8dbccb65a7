import { useTranslations } from "next-intl";
import { Link } from "#messages/navigation.ts";
import type {
  Side,
  TwinLine,
  TwinVerdict,
  Unlike,
} from "#server/registry/partial/partial.schema.ts";

type TwinDifferenceProps = {
  /** The association whose page it is, and the linked one. */
  slug: string;
  other: Readonly<{ name: string; slug: string | null }>;
  twin: TwinLine;
};

/** Whether the two sides have something to bring into agreement. */
export const isUnlike = ({ kind }: TwinVerdict) => kind === "differ" || kind === "ended";

/** Where a movement is missing: on one side, or on one of the two and nobody can say which. */
function sidesBehind(verdict: TwinVerdict): readonly Side[] {
  if (verdict.kind !== "differ") return [];
  return verdict.behind ? [verdict.behind] : ["here", "there"];
}

/** What two registers say of one private part, and where the missing movement is entered. */
export function TwinDifference({ slug, other, twin }: TwinDifferenceProps) {
  const t = useTranslations("registry.partial");
  const { verdict } = twin;
  const { name } = other;
  const lotAt = {
    here: { at: `/${slug}/registry/lots/${twin.lotId}`, code: twin.code },
    there: other.slug
      ? { at: `/${other.slug}/registry/lots/${twin.otherLotId}`, code: twin.otherCode }
      : null,
  };
  const [here, there] = [lotAt.here, lotAt.there];
  const isBehind = (side: Side) => sidesBehind(verdict).includes(side);
  return (
    <>
      {verdict.kind === "differ" ? (
        <Differences name={name} onlyHere={verdict.onlyHere} onlyThere={verdict.onlyThere} />
      ) : null}
      {verdict.kind === "ended" ? (
        <p>{t(verdict.side === "here" ? "endedHere" : "endedThere", { name })}</p>
      ) : null}
      <ul className="grid gap-1">
        <li>
          <Link href={isBehind("here") ? `${here.at}/transfer` : here.at}>
            {t(isBehind("here") ? "enterHere" : "seeHere", { code: here.code })}
          </Link>
        </li>
        {there ? (
          <li>
            <Link href={isBehind("there") ? `${there.at}/transfer` : there.at}>
              {t(isBehind("there") ? "enterThere" : "seeThere", { name, code: there.code })}
            </Link>
          </li>
        ) : null}
      </ul>
    </>
  );
}

type DifferencesProps = {
  name: string;
  onlyHere: readonly Unlike[];
  onlyThere: readonly Unlike[];
};

function Differences({ name, onlyHere, onlyThere }: DifferencesProps) {
  const t = useTranslations("registry");
  const between = useTranslations("ui")("between");
  const who = (unlike: readonly Unlike[]) =>
    unlike
      .map(({ name: holder, right, part }) =>
        t("partial.held", { name: holder, right: t(`right.${right}`).toLowerCase(), part }),
      )
      .join(between);
  return (
    <ul className="list-disc ps-5">
      {onlyHere.length > 0 ? <li>{t("partial.onlyHere", { who: who(onlyHere) })}</li> : null}
      {onlyThere.length > 0 ? (
        <li>{t("partial.onlyThere", { name, who: who(onlyThere) })}</li>
      ) : null}
    </ul>
  );
}
