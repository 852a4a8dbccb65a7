import { Text, View } from "@react-pdf/renderer";
import {
  ActPage,
  type ActProps,
  ActRow,
  Blank,
  PrintPlate,
} from "#components/documents/act-page.print.tsx";
import { act } from "#components/documents/act-style.print.ts";
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
      <Text style={act.formTitle}>{t("designationForm.title")}</Text>
      <Text style={act.paragraph}>
        {t("designationForm.intro", { association: association.name })}
      </Text>
      <Text style={act.paragraph}>{t("designationForm.undivided")}</Text>
      <ActRow term={t("designationForm.lots")}>
        <Text style={act.strong}>{designation.join(", ")}</Text>
      </ActRow>
      <Blank label={t("designationForm.representative")} />
      <Blank label={t("designationForm.address")} />
      <Text style={act.heading}>{t("designationForm.signatures")}</Text>
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
      <Text style={act.after}>{t("designationForm.return")}</Text>
    </ActPage>
  );
}
