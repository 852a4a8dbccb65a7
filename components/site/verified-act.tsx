import { useLocale, useTranslations } from "next-intl";
import { ExtractWords } from "#components/assembly/extract-act.tsx";
import { ParticipationWords } from "#components/assembly/participation-act.tsx";
import { WrittenMinutesWords } from "#components/assembly/written-act.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { formatDate, formatMoment } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { ExtractRecord } from "#server/assembly/extract/extract.schema.ts";
import { ParticipationRecord } from "#server/assembly/participation/participation.schema.ts";
import { WrittenMinutesRecord } from "#server/assembly/written/record.schema.ts";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import type { VerifiedAct } from "#server/proof/act/act.schema.ts";

const KIND = {
  "assembly.minutes": "minutes",
  "assembly.convocation": "convocation",
  "assembly.extract": "extract",
  "assembly.participation": "participation",
  "assembly.written": "written",
} as const;

const AT = {
  "assembly.minutes": "frozen",
  "assembly.convocation": "sent",
  "assembly.extract": "issued",
  "assembly.participation": "issued",
  "assembly.written": "issued",
} as const;

type VerifiedActPageProps = Readonly<{ fingerprint: string; found: VerifiedAct | null }>;

/** What is known of the act whose fingerprint was given, to hold beside the paper. */
export function VerifiedActPage({ fingerprint, found }: VerifiedActPageProps) {
  const t = useTranslations("proof.act");
  return (
    <Page title={t("title")} lead={t("lead")}>
      <div className="grid max-w-measure gap-6">
        {found ? (
          <Found found={found} fingerprint={fingerprint} />
        ) : (
          <Notice tone="danger" title={t("unknown")}>
            {t("unknownWhat")}
          </Notice>
        )}
      </div>
    </Page>
  );
}

function Found({ found, fingerprint }: { found: VerifiedAct; fingerprint: string }) {
  const t = useTranslations("proof.act");
  const locale = useLocale();
  const { kind, association, enterpriseNumber, day, at, signatures, stands, content } = found;
  return (
    <>
      {stands ? (
        <Notice tone="done" title={t("known")}>
          {t("compare")}
        </Notice>
      ) : (
        <Notice tone="waiting" title={t("replaced")}>
          {t("replacedWhat")}
        </Notice>
      )}
      <DefinitionList
        items={[
          { term: t("what"), detail: t(`kind.${KIND[kind]}`) },
          { term: t("association"), detail: association },
          { term: t("number"), detail: formatEnterpriseNumber(enterpriseNumber) },
          { term: t("day"), detail: formatDate(day, locale) },
          { term: t(AT[kind]), detail: formatMoment(at, locale) },
          ...(signatures === null
            ? []
            : [{ term: t("signatures"), detail: t("signed", { count: signatures }) }]),
          { term: t("fingerprint"), detail: <code className="break-all">{fingerprint}</code> },
        ]}
      />
      {kind === "assembly.extract" && content ? (
        <ExtractWords record={ExtractRecord.parse(JSON.parse(content))} />
      ) : null}
      {kind === "assembly.participation" && content ? (
        <ParticipationWords record={ParticipationRecord.parse(JSON.parse(content))} />
      ) : null}
      {kind === "assembly.written" && content ? (
        <WrittenMinutesWords record={WrittenMinutesRecord.parse(JSON.parse(content))} />
      ) : null}
    </>
  );
}
