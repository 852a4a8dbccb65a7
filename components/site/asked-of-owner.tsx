import { useTranslations } from "next-intl";
import { LegalMoment } from "#components/ui/legal-date.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#messages/navigation.ts";
import type { Ask, AskLine } from "#server/assembly/task/task.schema.ts";

/** The part of its page where it is done. */
const PLACES: Record<Ask, string> = {
  vote: "/vote",
  join: "/vote",
  write: "",
  follow: "/vote",
  sign: "/minutes",
  prepare: "",
  answer: "",
  represented: "",
};

/** The owner's first sentence: what is asked of him, the most pressing; then the rest. */
export function AskedOfOwner({ asks }: { asks: readonly AskLine[] }) {
  const t = useTranslations("site.home");
  const [first, ...others] = asks;
  if (!first) return <p className="text-head">{t("nothing")}</p>;
  return (
    <>
      <div className="grid justify-items-start gap-4 border-plate border-s-4 ps-5">
        <p className="max-w-measure text-balance font-semibold text-head">
          {t(`ask.${first.ask}`, { association: first.associationName, count: first.ballots })}
        </p>
        <p className="text-quiet">
          <LegalMoment iso={first.startsAt} style="full" />
        </p>
        <LinkButton href={meetingAddress(first)}>{t(`act.${first.ask}`)}</LinkButton>
      </div>
      {others.length > 0 ? (
        <Section title={t("others")}>
          <ul className="grid gap-4">
            {others.map((ask) => (
              <li key={ask.meetingId} className="grid gap-1">
                <span className="max-w-measure">
                  {t(`ask.${ask.ask}`, { association: ask.associationName, count: ask.ballots })}
                </span>
                <span className="flex flex-wrap items-center gap-x-4 text-fine text-quiet">
                  <LegalMoment iso={ask.startsAt} />
                  <Link
                    href={meetingAddress(ask)}
                    className="inline-flex min-h-6 items-center"
                    aria-label={`${t(`act.${ask.ask}`)} (${ask.associationName})`}
                  >
                    {t(`act.${ask.ask}`)}
                  </Link>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function meetingAddress({ ask, slug, meetingId }: AskLine): string {
  const chapter = ask === "write" ? "written" : ask === "answer" ? "polls" : "meetings";
  return `/${slug}/assembly/${chapter}/${meetingId}${PLACES[ask]}`;
}
