import { View } from "@react-pdf/renderer";
import {
  ActPage,
  type ActProps,
  ActRow,
  Blank,
  PrintPlate,
} from "#components/documents/act-page.print.tsx";
import { act } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import { Verification } from "#components/documents/verification.print.tsx";
import type { ConvocationAct } from "#server/documents/template/template.schema.ts";
import { convocationWords } from "./convocation-words.ts";

/** Room for the signatures of so many holders. */
const HOLDERS = ["1", "2", "3", "4"] as const;

/** The form by which the holders of a lot name the one who votes for them (art. 3.87 §1; AD-03). */
export function DesignationFormPrint({ act: notice, t, locale }: ActProps<ConvocationAct>) {
  const { plate } = convocationWords(notice, t, locale);
  const { association, designation } = notice;
  return (
    <ActPage issuer={association} t={t}>
      <PrintPlate>{plate}</PrintPlate>
      <Line style={act.formTitle}>{t("designationForm.title")}</Line>
      <Line style={act.paragraph}>
        {t("designationForm.intro", { association: association.name })}
      </Line>
      <Line style={act.paragraph}>{t("designationForm.undivided")}</Line>
      <ActRow term={t("designationForm.lots")}>
        <Line style={act.strong}>{designation.join(", ")}</Line>
      </ActRow>
      <Blank label={t("designationForm.representative")} />
      <Blank label={t("designationForm.address")} />
      <Line style={act.heading}>{t("designationForm.signatures")}</Line>
      {HOLDERS.map((holder) => (
        <View key={holder} style={act.blanks}>
          <View style={act.blankColumn}>
            <Blank label={t("designationForm.name")} />
          </View>
          <View style={act.blankColumn}>
            <Blank label={t("designationForm.signature")} />
          </View>
        </View>
      ))}
      <Line style={act.after}>{t("designationForm.return")}</Line>
      {notice.verify ? <Verification address={notice.verify} t={t} /> : null}
    </ActPage>
  );
}
