import { View } from "@react-pdf/renderer";
import { ActPage, type ActProps, AddressedHead } from "#components/documents/act-page.print.tsx";
import { act } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import { formatDate } from "#components/ui/format.ts";
import type { MinutesAct } from "#server/documents/template/template.schema.ts";
import { minutesLetter } from "./minutes-letter.ts";

/** The letter that brings the minutes by post: addressed for the window, before the act itself. */
export function MinutesCoverPrint({ act: minutes, t, locale }: ActProps<MinutesAct>) {
  const { association, cover } = minutes;
  if (!cover) return null;
  const { sender } = cover;
  const words = minutesLetter(minutes, t, locale);
  return (
    <ActPage issuer={association} t={t}>
      <AddressedHead
        plate={words.plate}
        issuer={[association.name, sender.name, ...sender.lines, sender.email]}
        mention={null}
        recipient={cover.recipient}
      />
      <Line style={act.paragraph}>
        {t("convocation.placeAndDate", {
          place: cover.place,
          date: formatDate(cover.signedOn, locale),
        })}
      </Line>
      <Line style={act.title}>{words.title}</Line>
      <Line style={act.paragraph}>{t("mail.greeting")}</Line>
      {words.paragraphs.map((paragraph) => (
        <Line key={paragraph} style={act.paragraph}>
          {paragraph}
        </Line>
      ))}
      <View style={act.signature} wrap={false}>
        <Line>{t("convocation.syndic")}</Line>
        <Line style={act.strong}>{sender.name}</Line>
        <Line>{t("act.phone", { phone: sender.phone })}</Line>
      </View>
    </ActPage>
  );
}
