import { StyleSheet } from "@react-pdf/renderer";

/** Points in a millimetre: positions on paper are thought in millimetres. */
export const MM = 72 / 25.4;

/**
 * Figures and dates are grouped with a narrow no-break space, which the font of the acts lacks:
 * the ordinary no-break space stands in on paper.
 */
export function onPaper(text: string): string {
  return text.replaceAll("\u202f", "\u00a0");
}

const INK = "#14213d";
const QUIET = "#454f66";
const RULE = "#dcd6c5";
const ENAMEL = "#123a66";
const CREAM = "#fbfaf5";

/** Acts are set like a notary's: generous margins, one column, numbered paragraphs. */
export const act = StyleSheet.create({
  page: {
    // The second family holds what the first lacks: the letters of the rest of Europe.
    fontFamily: ["Atkinson", "Atkinson Ext"],
    fontSize: 10.5,
    lineHeight: 1.4,
    color: INK,
    paddingTop: 20 * MM,
    paddingBottom: 26 * MM,
    paddingHorizontal: 25 * MM,
  },
  footer: {
    position: "absolute",
    // From the top: this version of the library loses what is placed from the bottom.
    top: 278 * MM,
    left: 25 * MM,
    right: 25 * MM,
    borderTopWidth: 0.75,
    borderTopColor: RULE,
    paddingTop: 4,
    flexDirection: "row",
    justifyContent: "space-between",
    fontSize: 8.5,
    color: QUIET,
  },
  plate: { backgroundColor: ENAMEL, borderRadius: 5, padding: 2, alignSelf: "flex-start" },
  plateRule: {
    borderWidth: 0.75,
    borderColor: CREAM,
    borderRadius: 3.5,
    paddingVertical: 4,
    paddingHorizontal: 10,
  },
  plateText: { color: CREAM, fontWeight: 600, fontSize: 13, lineHeight: 1.2 },
  issuer: { marginTop: 6, fontSize: 9, color: QUIET, width: 78 * MM },
  strong: { fontWeight: 600 },
  quiet: { color: QUIET, fontSize: 9 },
  title: { fontSize: 16, fontWeight: 600, lineHeight: 1.25, marginBottom: 8 },
  heading: {
    fontSize: 12,
    fontWeight: 600,
    marginTop: 14,
    marginBottom: 5,
    paddingBottom: 2,
    borderBottomWidth: 0.75,
    borderBottomColor: RULE,
  },
  paragraph: { marginBottom: 6 },
  row: { flexDirection: "row", marginBottom: 3 },
  term: { width: 38 * MM, color: QUIET },
  detail: { flex: 1 },
  number: { width: 10 * MM, fontWeight: 600 },
  item: { flexDirection: "row", marginTop: 7 },
  resolution: { flexDirection: "row", marginTop: 4 },
  verification: { flexDirection: "row", gap: 4 * MM, marginTop: 12, alignItems: "center" },
  prose: { marginLeft: 10 * MM },
  resolutionNumber: { width: 11 * MM, color: QUIET },
  cell: { paddingVertical: 3, paddingRight: 6 },
  line: { flexDirection: "row", borderBottomWidth: 0.5, borderBottomColor: RULE },
  small: { fontSize: 9.5 },
  figure: { width: 18 * MM, textAlign: "right", marginRight: 3 * MM },
  hash: { fontSize: 8.5, marginBottom: 4 },
  facts: { marginVertical: 4 },
  choice: { width: 19 * MM, textAlign: "center" },
  signature: { marginTop: 22 },
  formTitle: { fontSize: 16, fontWeight: 600, lineHeight: 1.25, marginTop: 14, marginBottom: 8 },
  after: { marginTop: 8, marginBottom: 6 },
  blanks: { flexDirection: "row", gap: 10 * MM },
  blankRow: { flexDirection: "row", alignItems: "flex-end", gap: 6, marginTop: 4 },
  blankColumn: { flex: 1 },
  blank: { flex: 1, borderBottomWidth: 0.75, borderBottomColor: INK, height: 21 },
  box: { width: 9, height: 9, borderWidth: 0.75, borderColor: INK, alignSelf: "center" },
});
