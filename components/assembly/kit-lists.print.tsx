import { View } from "@react-pdf/renderer";
import { ActPage, type ActProps, Blank } from "#components/documents/act-page.print.tsx";
import { act, MM, onPaper } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import { Verification } from "#components/documents/verification.print.tsx";
import { formatDate, formatInteger } from "#components/ui/format.ts";
import type { KitAct } from "#server/documents/template/kit.schema.ts";

type Props = ActProps<KitAct>;

const NARROW = { width: 9 * MM };
const FIGURE = { width: 17 * MM };
const CLOCK = { width: 17 * MM };
const SIGNED = { width: 38 * MM };
/** Tall enough for a signature. */
const ROOM = { minHeight: 11 * MM };
/** Room for those nobody thought of: a holder of a proxy, an expert, somebody who comes late. */
const SPARE = ["1", "2", "3", "4"] as const;
/** Whoever takes part by telephone is written down by whoever hears him. */
const CALLERS = ["1", "2"] as const;
const BREACHES = ["1", "2", "3"] as const;

/** The attendance sheet: who may vote, with the times he came and left, and his signature. */
export function KitRoll({ act: kit, t, locale }: Props) {
  const heading = (text: string, style: { width: number } | { flex: number }) => (
    <Line style={[act.cell, act.quiet, style]}>{text}</Line>
  );
  return (
    <ActPage issuer={kit.association} t={t}>
      <Line style={act.title}>{t("kit.attendance")}</Line>
      <Line style={[act.quiet, act.paragraph]}>{t("kit.attendanceHint")}</Line>
      <View style={act.line} fixed>
        {heading(t("kit.number"), NARROW)}
        {heading(t("kit.who"), { flex: 1 })}
        {heading(t("act.shares"), FIGURE)}
        {heading(t("kit.came"), CLOCK)}
        {heading(t("kit.left"), CLOCK)}
        {heading(t("kit.signature"), SIGNED)}
      </View>
      {kit.heads.map(({ number, names, lots, shares, suspended, proxyTo, substitutes }) => (
        <View key={number} style={[act.line, ROOM]} wrap={false}>
          <Line style={[act.cell, NARROW]}>{number}</Line>
          <View style={[act.cell, { flex: 1 }]}>
            <Line style={act.strong}>{names.join(" & ")}</Line>
            <Line style={act.quiet}>{lots.join(", ")}</Line>
            {suspended ? <Line style={act.quiet}>{t("kit.suspended")}</Line> : null}
            {proxyTo.map((holder) => (
              <Line key={holder} style={act.quiet}>
                {t("kit.proxyTo", { holder })}
              </Line>
            ))}
            {substitutes.map(({ item, holder }) => (
              <Line key={`${item} ${holder}`} style={act.quiet}>
                {t("kit.substitute", { item, holder })}
              </Line>
            ))}
          </View>
          <Line style={[act.cell, FIGURE]}>{onPaper(formatInteger(shares, locale))}</Line>
          <Line style={[act.cell, CLOCK]}>{t("kit.clock")}</Line>
          <Line style={[act.cell, CLOCK]}>{t("kit.clock")}</Line>
          <View style={SIGNED} />
        </View>
      ))}
      <Line style={act.heading}>{t("kit.others")}</Line>
      {SPARE.map((line) => (
        <View key={line} style={[act.line, ROOM]} wrap={false}>
          <View style={{ flex: 1 }} />
          <Line style={[act.cell, CLOCK]}>{t("kit.clock")}</Line>
          <Line style={[act.cell, CLOCK]}>{t("kit.clock")}</Line>
          <View style={SIGNED} />
        </View>
      ))}
      <Line style={act.heading} minPresenceAhead={60}>
        {t("kit.telephone")}
      </Line>
      <Line style={[act.quiet, act.paragraph]}>{t("kit.telephoneHint")}</Line>
      {CALLERS.map((line) => (
        <View key={line} style={[act.line, ROOM]} wrap={false}>
          <View style={{ flex: 1 }} />
          <Line style={[act.cell, CLOCK]}>{t("kit.clock")}</Line>
          <Line style={[act.cell, CLOCK]}>{t("kit.clock")}</Line>
          <View style={SIGNED} />
        </View>
      ))}
      {kit.verify ? <Verification address={kit.verify} t={t} label={t("kit.verify")} /> : null}
    </ActPage>
  );
}

/** The proxies in force, and lines for those that are brought to the door. */
export function KitProxies({ act: kit, t, locale }: Props) {
  return (
    <ActPage issuer={kit.association} t={t}>
      <Line style={act.title}>{t("kit.proxies")}</Line>
      <Line style={[act.quiet, act.paragraph]}>{t("kit.proxiesHint")}</Line>
      <View style={act.line} fixed>
        <Line style={[act.cell, act.quiet, { flex: 1 }]}>{t("kit.principal")}</Line>
        <Line style={[act.cell, act.quiet, { flex: 1 }]}>{t("kit.holder")}</Line>
        <Line style={[act.cell, act.quiet, SIGNED]}>{t("kit.signedOn")}</Line>
        <Line style={[act.cell, act.quiet, CLOCK]}>{t("kit.handedAt")}</Line>
      </View>
      {kit.proxies.map(({ principal, holder, signedOn }) => (
        <View key={`${principal} ${holder}`} style={act.line} wrap={false}>
          <Line style={[act.cell, { flex: 1 }]}>{principal}</Line>
          <Line style={[act.cell, { flex: 1 }]}>{holder}</Line>
          <Line style={[act.cell, SIGNED]}>{formatDate(signedOn, locale)}</Line>
          <View style={CLOCK} />
        </View>
      ))}
      {SPARE.map((line) => (
        <View key={line} style={[act.line, ROOM]} wrap={false}>
          <View style={{ flex: 1 }} />
          <View style={{ flex: 1 }} />
          <View style={SIGNED} />
          <Line style={[act.cell, CLOCK]}>{t("kit.clock")}</Line>
        </View>
      ))}
    </ActPage>
  );
}

/** What was done against the law is written down where it happens, to be recorded afterwards. */
export function KitBreaches({ act: kit, t }: Props) {
  return (
    <ActPage issuer={kit.association} t={t}>
      <Line style={act.title}>{t("kit.breaches")}</Line>
      <Line style={[act.quiet, act.paragraph]}>{t("kit.breachesHint")}</Line>
      {BREACHES.map((breach) => (
        <View key={breach} wrap={false} style={act.after}>
          <View style={act.blanks}>
            <View style={act.blankColumn}>
              <Blank label={t("kit.breachAt")} />
            </View>
            <View style={act.blankColumn}>
              <Blank label={t("kit.breachItem")} />
            </View>
          </View>
          <Blank label={t("kit.breachWhat")} />
          <Blank label="" />
          <Blank label={t("kit.breachArticle")} />
          <Blank label={t("kit.breachReason")} />
          <Blank label="" />
        </View>
      ))}
      <Line style={act.heading}>{t("kit.held")}</Line>
      {(["chair", "secretary", "tellers"] as const).map((capacity) => (
        <View key={capacity} style={act.blanks} wrap={false}>
          <View style={act.blankColumn}>
            <Blank label={t(`kit.${capacity}`)} />
          </View>
          <View style={act.blankColumn}>
            <Blank label={t("kit.signature")} />
          </View>
        </View>
      ))}
    </ActPage>
  );
}
