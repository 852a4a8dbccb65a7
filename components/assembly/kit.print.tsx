import { View } from "@react-pdf/renderer";
import {
  ActPage,
  type ActProps,
  ActRow,
  PrintPlate,
} from "#components/documents/act-page.print.tsx";
import { act, onPaper } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import { formatDate, formatInteger, formatTime, legalDay } from "#components/ui/format.ts";
import type { KitAct } from "#server/documents/template/kit.schema.ts";
import { KitBallots } from "./kit-ballots.print.tsx";
import { KitBreaches, KitProxies, KitRoll } from "./kit-lists.print.tsx";

/** What is done, in this order, by whoever holds the meeting with these sheets alone. */
const STEPS = ["arrive", "quorum", "item", "hands", "leave", "breach", "minutes", "after"] as const;

/** Everything to hold a meeting on paper: what to do, who may vote, a sheet for each text. */
export function KitPrint(props: ActProps<KitAct>) {
  const { act: kit, t, locale } = props;
  const { association, meeting, heads, sharesTotal, printedOn } = kit;
  const date = formatDate(legalDay(meeting.startsAt), locale, "full");
  const shares = onPaper(formatInteger(sharesTotal, locale));
  return (
    <>
      <ActPage issuer={association} t={t}>
        <PrintPlate>{t("kit.title")}</PrintPlate>
        <Line style={act.formTitle}>{association.name}</Line>
        <ActRow term={t("kit.when")}>
          <Line style={act.strong}>
            {t(`kit.${meeting.kind}`)} · {date}, {formatTime(meeting.startsAt, locale)}
          </Line>
        </ActRow>
        <ActRow term={t("kit.where")}>
          <Line>{meeting.place}</Line>
        </ActRow>
        <ActRow term={t("kit.roll")}>
          <Line>{t("kit.rollIs", { heads: heads.length, shares })}</Line>
        </ActRow>
        <Line style={act.after}>
          {t(meeting.session === 2 ? "kit.noQuorum" : "kit.quorum", {
            heads: heads.length,
            shares,
          })}
        </Line>
        <Line style={act.heading}>{t("kit.how")}</Line>
        {STEPS.map((step, index) => (
          <View key={step} style={act.item} wrap={false}>
            <Line style={act.number}>{index + 1}.</Line>
            <Line style={act.detail}>{t(`kit.step.${step}`)}</Line>
          </View>
        ))}
        <Line style={[act.quiet, act.after]}>
          {t("kit.printed", { date: formatDate(printedOn, locale) })}
        </Line>
      </ActPage>
      <KitRoll {...props} />
      <KitProxies {...props} />
      <KitBallots {...props} />
      <KitBreaches {...props} />
    </>
  );
}
