import {
  ActPage,
  type ActProps,
  ActRow,
  AddressedHead,
  LetterClose,
} from "#components/documents/act-page.print.tsx";
import { onPaper, act as style } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import { formatDate } from "#components/ui/format.ts";
import type { CancellationAct } from "#server/documents/template/template.schema.ts";
import { cancellationWords } from "./cancellation-words.ts";
import { convenesAs } from "./convocation-words.ts";

type Props = ActProps<CancellationAct>;

/** The letter that calls a meeting off, as it is posted or attached to a mail. */
export function CancellationPrint({ act, t, locale }: Props) {
  const words = cancellationWords(act, t, locale);
  const { association, sender, recipient, meeting } = act;
  return (
    <ActPage issuer={association} t={t}>
      <AddressedHead
        plate={words.plate}
        issuer={[association.name, sender.name, ...sender.lines, sender.email].filter(Boolean)}
        mention={act.letter ? mentionOf(act, t) : null}
        recipient={recipient}
      />
      <Line style={style.paragraph}>
        {t("convocation.placeAndDate", {
          ...{ place: act.place, date: formatDate(act.signedOn, locale) },
        })}
      </Line>
      <Line style={style.title}>{words.title}</Line>
      <Line style={style.paragraph}>{t("mail.greeting")}</Line>
      <Line style={[style.paragraph, style.strong]}>{onPaper(words.intro)}</Line>
      <ActRow term={t("cancellation.was")}>
        <Line>{onPaper(words.when)}</Line>
      </ActRow>
      <ActRow term={t("convocation.where")}>
        <Line>{meeting.place}</Line>
      </ActRow>
      <ActRow term={t("cancellation.reason")}>
        <Line>{onPaper(act.reason)}</Line>
      </ActRow>
      {words.after.map((line) => (
        <Line key={line} style={style.paragraph}>
          {onPaper(line)}
        </Line>
      ))}
      <LetterClose sender={sender} t={t} as={convenesAs(act, t)} />
    </ActPage>
  );
}

/** How it is sent, and by which reference the office finds it on its list. */
function mentionOf({ reference }: CancellationAct, t: Props["t"]): string {
  const mention = t("convocation.registered");
  return reference ? `${mention} · ${t("convocation.reference", { reference })}` : mention;
}
