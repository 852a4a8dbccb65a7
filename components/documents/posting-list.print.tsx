import { Text, View } from "@react-pdf/renderer";
import { formatDate } from "#components/ui/format.ts";
import type { PostingListAct } from "#server/documents/template/template.schema.ts";
import { ActPage, type ActProps, ActRow } from "./act-page.print.tsx";
import { act, MM } from "./act-style.print.ts";

/** What is handed over the counter with the letters, and comes back stamped: the proof of deposit. */
export function PostingListPrint({ act: list, t, locale }: ActProps<PostingListAct>) {
  const { letters } = list;
  return (
    <ActPage issuer={list.association} t={t}>
      <Text style={act.title}>{t("postingList.title")}</Text>
      <ActRow term={t("postingList.sender")}>
        <Text>{list.sender}</Text>
      </ActRow>
      <Text style={act.paragraph}>
        {t("postingList.count", { count: letters.length })} ·{" "}
        {t("postingList.printed", { date: formatDate(list.printedOn, locale) })}
      </Text>
      <View style={act.line} fixed>
        <Text style={[act.cell, act.quiet, { width: 10 * MM }]}>{t("postingList.number")}</Text>
        <Text style={[act.cell, act.quiet, { flex: 1 }]}>{t("postingList.recipient")}</Text>
        <Text style={[act.cell, act.quiet, { width: 26 * MM }]}>{t("postingList.reference")}</Text>
        <Text style={[act.cell, act.quiet, { width: 44 * MM }]}>{t("postingList.code")}</Text>
      </View>
      {letters.map(({ reference, name, lines }, index) => (
        <View key={reference} style={act.line} wrap={false}>
          <Text style={[act.cell, { width: 10 * MM }]}>{index + 1}</Text>
          <Text style={[act.cell, { flex: 1 }]}>{[name, ...lines].join(", ")}</Text>
          <Text style={[act.cell, { width: 26 * MM }]}>{reference}</Text>
          <Text style={[act.cell, { width: 44 * MM }]} />
        </View>
      ))}
      <View style={[act.signature, act.row]} wrap={false}>
        <Text style={act.detail}>{t("postingList.deposit")}</Text>
        <Text style={act.detail}>{t("postingList.stamp")}</Text>
      </View>
    </ActPage>
  );
}
