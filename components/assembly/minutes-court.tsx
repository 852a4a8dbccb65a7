import { useTranslations } from "next-intl";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#messages/navigation.ts";
import { ChallengeTerm } from "./challenge-term.tsx";

type MinutesCourtProps = Readonly<{ slug: string; meetingId: string; on: string; today: string }>;

/** Until when the decisions of a meeting can be challenged, and where they stand in the register. */
export function MinutesCourt({ slug, meetingId, on, today }: MinutesCourtProps) {
  const t = useTranslations("assembly.challenge");
  return (
    <Section title={t("title")}>
      <ChallengeTerm decidedOn={on} today={today} />
      <p>
        <Link href={`/${slug}/assembly/decisions?meetingId=${meetingId}`}>{t("register")}</Link>
      </p>
    </Section>
  );
}
