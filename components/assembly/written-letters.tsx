import { useLocale, useTranslations } from "next-intl";
import { formatDate, legalDay } from "#components/ui/format.ts";
import { LettersToPost } from "./letters-to-post.tsx";
import type { WrittenPageProps } from "./written-page.tsx";

const OCCASIONS = ["opened", "reminder", "refused", "withdrawn"] as const;

/** The letters of each word to the owners, the form to sign with those that ask for it: to print and post. */
export function WrittenLetters({ association, sending, today, postWordOf }: WrittenPageProps) {
  const t = useTranslations("assembly.written");
  const locale = useLocale();
  return sending?.words.map(({ id, occasion, at, sendings }) => (
    <LettersToPost
      key={id}
      title={t(`lettersOf.${OCCASIONS.find((one) => one === occasion) ?? "opened"}`, {
        date: formatDate(legalDay(at), locale),
      })}
      proof={t("letterProof")}
      associationId={association.id}
      letters={sendings
        .filter(({ channel }) => channel !== "email")
        .map((letter) => ({ ...letter, isPosted: letter.state === "posted" }))}
      today={today}
      post={postWordOf(id)}
    />
  ));
}
