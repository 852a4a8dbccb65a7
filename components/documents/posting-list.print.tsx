import { View } from "@react-pdf/renderer";
import { formatDate } from "#components/ui/format.ts";
import type { PostingListAct } from "#server/documents/template/template.schema.ts";
import { ActPage, type ActProps, ActRow } from "./act-page.print.tsx";
import { act, MM } from "./act-style.print.ts";
import { Line } from "./line.print.tsx";

/** What is handed over the counter with the letters, and comes back stamped: the proof of deposit. */
export function PostingListPrint({ act: list, t, locale }: ActProps<PostingListAct>) {
  const { letters } = list;
  return (
    <ActPage issuer={list.association} t={t}>
      <Line style={act.title}>{t("postingList.title")}</Line>
      <ActRow term={t("postingList.sender")}>
        <Line>{list.sender}</Line>
      </ActRow>
      <Line style={act.paragraph}>
        {t("postingList.count", { count: letters.length })} ·{" "}
        {t("postingList.printed", { date: formatDate(list.printedOn, locale) })}
      </Line>
      <View style={act.line} fixed>
        <Line style={[act.cell, act.quiet, { width: 10 * MM }]}>{t("postingList.number")}</Line>
        <Line style={[act.cell, act.quiet, { flex: 1 }]}>{t("postingList.recipient")}</Line>
        <Line style={[act.cell, act.quiet, { width: 26 * MM }]}>{t("postingList.reference")}</Line>
        <Line style={[act.cell, act.quiet, { width: 44 * MM }]}>{t("postingList.code")}</Line>
      </View>
      {letters.map(({ reference, name, lines }, index) => (
        <View key={reference} style={act.line} wrap={false}>
          <Line style={[act.cell, { width: 10 * MM }]}>{index + 1}</Line>
          <Line style={[act.cell, { flex: 1 }]}>{[name, ...lines].join(", ")}</Line>
          <Line style={[act.cell, { width: 26 * MM }]}>{reference}</Line>
          <Line style={[act.cell, { width: 44 * MM }]} />
        </View>
      ))}
      <View style={[act.signature, act.row]} wrap={false}>
        <Line style={act.detail}>{t("postingList.deposit")}</Line>
        <Line style={act.detail}>{t("postingList.stamp")}</Line>
      </View>
    </ActPage>
  );
}
