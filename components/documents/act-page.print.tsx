import { Page, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import type { Locale } from "#messages/routing.ts";
import type { translator } from "#messages/translator.ts";
import type { Issuer } from "#server/documents/template/parts.schema.ts";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import { act, MM } from "./act-style.print.ts";
import { Line } from "./line.print.tsx";

/** The words of an act, in its reader's language: templates have no request to take them from. */
export type Words = ReturnType<typeof translator<"documents">>;
export type ActProps<Act> = Readonly<{ act: Act; t: Words; locale: Locale }>;

type ActPageProps = Readonly<{ issuer: Issuer; t: Words; children: ReactNode }>;

/** A page of an act: who issues it and its enterprise number stand on every sheet (R-GEN-03). */
export function ActPage({ issuer, t, children }: ActPageProps) {
  const number = formatEnterpriseNumber(issuer.enterpriseNumber);
  return (
    <Page size="A4" style={act.page}>
      {children}
      <View style={act.footer} fixed>
        <Line>{t("act.footer", { association: issuer.name, number })}</Line>
        <Line
          render={({ subPageNumber, subPageTotalPages }) =>
            t("act.page", { page: subPageNumber, pages: subPageTotalPages })
          }
        />
      </View>
    </Page>
  );
}

/** The enamel plate, the same on screens, in mails and on paper. */
export function PrintPlate({ children }: Readonly<{ children: string }>) {
  return (
    <View style={act.plate}>
      <View style={act.plateRule}>
        <Line style={act.plateText}>{children}</Line>
      </View>
    </View>
  );
}

type AddressedHeadProps = Readonly<{
  plate: string;
  issuer: readonly string[];
  mention: string | null;
  recipient: Readonly<{ name: string; lines: readonly string[] }>;
}>;

/**
 * The head of a letter. The address stands where the right-hand window of a Belgian C5/6 envelope
 * (110 × 220 mm, sheet folded in three) shows it: 110 to 195 mm from the left edge and 50 to 85 mm
 * from the top, which is within bpost's address zone (15 mm free on the right, at most 125 mm wide).
 */
export function AddressedHead({ plate, issuer, mention, recipient }: AddressedHeadProps) {
  return (
    <View style={{ height: 72 * MM }}>
      <PrintPlate>{plate}</PrintPlate>
      <View style={act.issuer}>
        {issuer.map((line, index) => (
          <Line key={line} style={index === 0 ? act.strong : {}}>
            {line}
          </Line>
        ))}
      </View>
      <View style={{ position: "absolute", left: 85 * MM, top: 30 * MM, width: 85 * MM }}>
        {mention ? <Line style={[act.strong, { fontSize: 9 }]}>{mention}</Line> : null}
        <Line style={{ marginTop: 2 }}>{recipient.name}</Line>
        {recipient.lines.map((line) => (
          <Line key={line}>{line}</Line>
        ))}
      </View>
    </View>
  );
}

type LetterCloseProps = Readonly<{
  sender: Readonly<{ name: string; phone: string; ipiNumber?: string | null }>;
  t: Words;
  /** In what quality he writes; the syndic unless said. */
  as?: string;
}>;

/** The end of a letter: in what quality somebody writes, his name, how he is reached. */
export function LetterClose({ sender, t, as = t("convocation.syndic") }: LetterCloseProps) {
  const { name, phone, ipiNumber } = sender;
  return (
    <View style={act.signature} wrap={false}>
      <Line>{as}</Line>
      <Line style={act.strong}>{name}</Line>
      {ipiNumber ? <Line>{t("act.ipi", { number: ipiNumber })}</Line> : null}
      {phone ? <Line>{t("act.phone", { phone })}</Line> : null}
    </View>
  );
}

/** A term and what it says, as a line of an act. */
export function ActRow({ term, children }: Readonly<{ term: string; children: ReactNode }>) {
  return (
    <View style={act.row} wrap={false}>
      <Line style={act.term}>{term}</Line>
      <View style={act.detail}>{children}</View>
    </View>
  );
}

/** A line to fill in by hand. */
export function Blank({ label }: Readonly<{ label: string }>) {
  return (
    <View style={act.blankRow}>
      <Line>{label}</Line>
      <View style={act.blank} />
    </View>
  );
}
