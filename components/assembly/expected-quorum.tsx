import { useLocale, useTranslations } from "next-intl";
import { formatInteger } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import type { Quorum } from "#server/assembly/attendance/attendance.rules.ts";
import type { Forecast } from "#server/assembly/expected/expected.rules.ts";

/** The quorum as it would be from what people say, each test of the law with its numbers. */
export function ExpectedQuorum({ quorum }: { quorum: Forecast }) {
  const t = useTranslations("assembly.expected");
  const locale = useLocale();
  const { expected, possible, silent } = quorum;
  const whole = (value: bigint | number) => formatInteger(BigInt(value), locale);
  const heads = ({ headsPresent, headsTotal }: Quorum) =>
    t("of", { some: whole(headsPresent), all: whole(headsTotal) });
  const shares = ({ sharesPresent, sharesTotal }: Quorum) =>
    t("of", { some: whole(sharesPresent), all: whole(sharesTotal) });
  const met = (test: boolean) => t(test ? "met" : "notMet");
  const rows = [
    {
      key: "heads",
      test: t("overHalfOfHeads"),
      now: `${heads(expected)}, ${met(expected.overHalfOfHeads)}`,
      best: `${heads(possible)}, ${met(possible.overHalfOfHeads)}`,
    },
    {
      key: "shares",
      test: t("halfOfShares"),
      now: `${shares(expected)}, ${met(expected.halfOfShares)}`,
      best: `${shares(possible)}, ${met(possible.halfOfShares)}`,
    },
    {
      key: "quarters",
      test: t("overThreeQuarters"),
      now: `${shares(expected)}, ${met(expected.overThreeQuartersOfShares)}`,
      best: `${shares(possible)}, ${met(possible.overThreeQuartersOfShares)}`,
    },
  ];
  return (
    <Section title={t("quorum")}>
      <Notice tone={expected.quorate ? "done" : possible.quorate ? "waiting" : "danger"}>
        {t(verdictOf(quorum), { silent })}
      </Notice>
      {expected.secondSession ? null : (
        <>
          <Table
            caption={t("quorum")}
            captionHidden
            rows={rows}
            rowKey={({ key }) => key}
            columns={[
              { key: "test", header: t("test"), names: true, cell: ({ test }) => test },
              { key: "now", header: t("announced"), cell: ({ now }) => now },
              { key: "best", header: t("atBest"), cell: ({ best }) => best },
            ]}
          />
          <LawNote article={expected.article}>{t("law")}</LawNote>
        </>
      )}
    </Section>
  );
}

function verdictOf({ expected, possible }: Forecast) {
  if (expected.secondSession) return "secondSession";
  if (expected.quorate) return "quorate";
  return possible.quorate ? "open" : "impossible";
}
