import { View } from "@react-pdf/renderer";
import { ActPage, type ActProps, Blank } from "#components/documents/act-page.print.tsx";
import { act, MM, onPaper } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import { Verification } from "#components/documents/verification.print.tsx";
import { formatInteger } from "#components/ui/format.ts";
import type { KitAct } from "#server/documents/template/kit.schema.ts";

type Props = ActProps<KitAct>;
type Sheet = KitAct["items"][number]["texts"][number];

const CHOICES = ["for", "against", "abstain"] as const;
const FIGURE = { width: 17 * MM };
/** Somebody on the telephone is asked by name; whoever heard him writes down what he said. */
const CALLERS = ["1", "2"] as const;

/** Each item on a page of its own, with a sheet for each of its texts. */
export function KitBallots(props: Props) {
  const { act: kit, t } = props;
  return (
    <>
      {kit.items.map(({ number, title, texts }) => (
        <ActPage key={number} issuer={kit.association} t={t}>
          <Line style={act.title}>
            {number}. {title}
          </Line>
          {texts.length === 0 ? <Line style={act.quiet}>{t("kit.information")}</Line> : null}
          {texts.map((sheet, index) => (
            <View key={sheet.number} break={index > 0}>
              <BallotSheet {...props} sheet={sheet} />
            </View>
          ))}
          <Blank label={t("kit.became")} />
          {kit.verify ? <Verification address={kit.verify} t={t} label={t("kit.verify")} /> : null}
        </ActPage>
      ))}
    </>
  );
}

/** A text, when its vote was opened and closed, and what each head said: one by one or all but some. */
function BallotSheet({ act: kit, t, locale, sheet }: Props & { sheet: Sheet }) {
  const { number, text, majority, article, electorate, heads, voted } = sheet;
  const namesOf = (head: number) =>
    kit.heads.find((known) => known.number === head)?.names.join(" & ") ?? "";
  return (
    <>
      <Line style={act.heading}>{t("kit.sheet", { number })}</Line>
      <Line style={act.paragraph}>{text}</Line>
      <Line style={act.quiet}>
        {t(`act.majority.${majority}`)} (art. {article})
      </Line>
      {electorate ? (
        <Line style={act.quiet}>{t("kit.electorate", { part: electorate })}</Line>
      ) : null}
      {voted ? <Line style={act.strong}>{t("kit.voted")}</Line> : null}
      <View style={act.blanks}>
        <View style={act.blankColumn}>
          <Blank label={t("kit.openedAt")} />
        </View>
        <View style={act.blankColumn}>
          <Blank label={t("kit.closedAt")} />
        </View>
      </View>
      <View style={[act.blankRow, act.paragraph]}>
        <Line>{t("kit.allExcept")}</Line>
        {CHOICES.map((choice) => (
          <View key={choice} style={[act.row, act.cell]}>
            <View style={[act.box, { marginRight: 4 }]} />
            <Line>{t(`proxyForm.${choice}`)}</Line>
          </View>
        ))}
      </View>
      <View style={act.line}>
        <Line style={[act.cell, act.quiet, { flex: 1 }]}>{t("kit.who")}</Line>
        <Line style={[act.cell, act.quiet, FIGURE]}>{t("kit.votes")}</Line>
        {CHOICES.map((choice) => (
          <Line key={choice} style={[act.cell, act.quiet, act.choice]}>
            {t(`proxyForm.${choice}`)}
          </Line>
        ))}
      </View>
      {heads.map((head) => (
        <View key={head.number} style={act.line} wrap={false}>
          <Line style={[act.cell, { flex: 1 }]}>
            {head.number}. {namesOf(head.number)}
          </Line>
          <Line style={[act.cell, FIGURE]}>{onPaper(formatInteger(head.votes, locale))}</Line>
          {CHOICES.map((choice) => (
            <View key={choice} style={[act.cell, act.choice]}>
              <View style={act.box} />
            </View>
          ))}
        </View>
      ))}
      <Callers t={t} />
      <Blank label={t("kit.excluded")} />
      <View style={act.blanks} wrap={false}>
        <View style={act.blankColumn}>
          <Blank label={t("kit.result")} />
        </View>
        <View style={act.blankColumn}>
          <Blank label={t("kit.teller")} />
        </View>
      </View>
    </>
  );
}

/** Whoever was on the telephone, with what he said. */
function Callers({ t }: Pick<Props, "t">) {
  return (
    <View wrap={false} style={act.after}>
      <Line style={act.quiet}>{t("kit.heard")}</Line>
      {CALLERS.map((line) => (
        <View key={line} style={[act.line, { minHeight: 8 * MM }]}>
          <View style={{ flex: 1 }} />
          {CHOICES.map((choice) => (
            <View key={choice} style={[act.cell, act.row, act.choice]}>
              <View style={act.box} />
            </View>
          ))}
        </View>
      ))}
    </View>
  );
}
