import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#messages/navigation.ts";
import { ChallengeTerm } from "./challenge-term.tsx";
import { LettersToPost } from "./letters-to-post.tsx";
import { SentMinutes } from "./minutes-sending.tsx";
import type { WrittenPageProps } from "./written-page.tsx";

/** What follows when all have signed: the minutes, the register, the sending, the time to challenge. */
export function WrittenAdopted(props: WrittenPageProps) {
  const { association, written, isKeeper, sending, today, actions } = props;
  const t = useTranslations("assembly.written");
  const { minutes, end, decisions } = written;
  if (written.state !== "adopted" || !end) return null;
  return (
    <>
      <Section title={t("minutes")} id="minutes">
        {minutes ? (
          <>
            <p>
              <a href={`/api/assembly/${association.id}/written/${written.id}/minutes`}>
                {t("minutesPdf")}
              </a>
            </p>
            <ul className="flex flex-wrap gap-x-6">
              {decisions.map(({ id, number }) => (
                <li key={id}>
                  <Link href={`/${association.slug}/assembly/decisions/${id}`}>
                    {t("decision", { number })}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {!minutes && isKeeper ? (
          <Confirm trigger={t("minute")} tone="primary">
            <p>{t("minuteWill")}</p>
            <ActionForm action={actions.minute} label={t("minute")}>
              <Button>{t("minute")}</Button>
            </ActionForm>
          </Confirm>
        ) : null}
        {end.decidedOn ? <ChallengeTerm decidedOn={end.decidedOn} today={today} /> : null}
        <p className="max-w-measure text-quiet">{t("challenge")}</p>
      </Section>
      {sending && sending.minutes.sendings.length > 0 ? (
        <>
          <Section title={t("sent")}>
            <SentMinutes sendings={sending.minutes.sendings} />
          </Section>
          <LettersToPost
            title={t("letters")}
            proof={t("letterProof")}
            associationId={association.id}
            letters={sending.minutes.sendings
              .filter(({ channel }) => channel !== "email")
              .map((letter) => ({ ...letter, isPosted: letter.state === "posted" }))}
            today={today}
            post={actions.post}
          />
        </>
      ) : null}
    </>
  );
}
