import {
  ActPage,
  AddressedHead,
  LetterClose,
  type Words,
} from "#components/documents/act-page.print.tsx";
import { act, onPaper } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import { formatDate } from "#components/ui/format.ts";
import type { Locale } from "#messages/routing.ts";
import type { MinutesAct } from "#server/documents/template/template.schema.ts";

type LetterCoverProps = Readonly<{
  association: MinutesAct["association"];
  cover: Pick<NonNullable<MinutesAct["cover"]>, "sender" | "recipient" | "place" | "signedOn">;
  letter: Readonly<{
    plate: string;
    title: string;
    paragraphs: readonly string[];
    /** In what quality its sender writes; the syndic unless said. */
    as?: string;
  }>;
  t: Words;
  locale: Locale;
}>;

/** The letter that brings an act by post: addressed for the window, before the act itself. */
export function LetterCover({ association, cover, letter, t, locale }: LetterCoverProps) {
  const { sender, recipient, place, signedOn } = cover;
  return (
    <ActPage issuer={association} t={t}>
      <AddressedHead
        plate={letter.plate}
        issuer={[association.name, sender.name, ...sender.lines, sender.email].filter(Boolean)}
        mention={null}
        recipient={recipient}
      />
      <Line style={act.paragraph}>
        {t("convocation.placeAndDate", { place, date: formatDate(signedOn, locale) })}
      </Line>
      <Line style={act.title}>{letter.title}</Line>
      <Line style={act.paragraph}>{t("mail.greeting")}</Line>
      {letter.paragraphs.map((paragraph) => (
        <Line key={paragraph} style={act.paragraph}>
          {onPaper(paragraph)}
        </Line>
      ))}
      <LetterClose sender={sender} t={t} as={letter.as ?? t("convocation.syndic")} />
    </ActPage>
  );
}
