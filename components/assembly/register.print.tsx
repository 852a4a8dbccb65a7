import { View } from "@react-pdf/renderer";
import { ActPage, type ActProps } from "#components/documents/act-page.print.tsx";
import { act, onPaper } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import { Verification } from "#components/documents/verification.print.tsx";
import { formatDate } from "#components/ui/format.ts";
import type { PrintedDecision, RegisterAct } from "#server/documents/template/template.schema.ts";
import { decisionWords } from "./decision-words.ts";

/** The register on paper, for whoever consults it at the seat (art. 3.93 §4). */
export function RegisterPrint({ act: register, t, locale }: ActProps<RegisterAct>) {
  const { association, printedOn, isSelection, decisions, acts } = register;
  const count = { count: decisions.length };
  const seat = `${association.street}, ${association.postcode} ${association.town}`;
  const date = formatDate(printedOn, locale);
  return (
    <ActPage issuer={association} t={t}>
      <Line style={act.title}>{t("register.title")}</Line>
      <Line style={act.paragraph}>
        {t("register.intro", { association: association.name, seat, date })}
      </Line>
      <Line style={act.paragraph}>
        {t(isSelection ? "register.selection" : "register.count", count)}
      </Line>
      {decisions.map((decision) => (
        <Entry key={decision.number} decision={decision} t={t} locale={locale} />
      ))}
      {acts.map(({ decidedOn, verify }) => (
        <View key={verify} wrap={false}>
          <Line style={act.heading}>
            {t("register.act", { date: formatDate(decidedOn, locale) })}
          </Line>
          <Verification address={verify} t={t} />
        </View>
      ))}
    </ActPage>
  );
}

type EntryProps = Pick<ActProps<RegisterAct>, "t" | "locale"> &
  Readonly<{ decision: PrintedDecision }>;

function Entry({ decision, t, locale }: EntryProps) {
  const words = decisionWords(decision, t, locale);
  return (
    <View minPresenceAhead={40}>
      <Line style={act.heading} minPresenceAhead={60}>
        {words.number} · {words.date} · {decision.item}
      </Line>
      <Line>{decision.text}</Line>
      <Line style={act.strong}>
        {words.outcome} · {onPaper(words.votes)}
      </Line>
      {words.majority ? <Line style={act.quiet}>{words.majority}</Line> : null}
      {words.concerned ? <Line style={act.quiet}>{words.concerned}</Line> : null}
      <Line style={act.quiet}>{words.source}</Line>
    </View>
  );
}
