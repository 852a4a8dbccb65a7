import { useLocale, useTranslations } from "next-intl";
import { formatMoment } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Verification } from "#server/proof/receipt/receipt.schema.ts";
import { VerifyChecks } from "./verify-checks.tsx";
import { VerifySignature } from "./verify-signature.tsx";
import { VerifyVote } from "./verify-vote.tsx";

const TONE = { passed: "done", waiting: "waiting", failed: "danger", unknown: "waiting" } as const;

/** What a verification found: one sentence, the vote it is about, then every check. */
export function VerifyAnswer({ found }: { found: Verification }) {
  const t = useTranslations("proof.verify");
  const locale = useLocale();
  const { outcome, anchored, checks, event, fromPaper } = found;
  const isSignature = event.v === "koprogo.signature/1";
  return (
    <>
      <Notice live tone={TONE[outcome]} title={t(`outcome.${outcome}.title`)}>
        <p>{t(`outcome.${outcome}.text`)}</p>
        {anchored && outcome !== "failed" ? (
          <p>
            {t("anchored", {
              block: String(anchored.block),
              moment: formatMoment(anchored.at, locale, "long"),
            })}{" "}
            {t(anchored.final ? "final" : "notFinal")}
          </p>
        ) : null}
      </Notice>
      <Section title={t(isSignature ? "signature" : "vote")}>
        {isSignature ? (
          <VerifySignature signature={event} />
        ) : (
          <VerifyVote vote={event} fromPaper={fromPaper} />
        )}
      </Section>
      <Section title={t("checks")}>
        <VerifyChecks checks={checks} />
      </Section>
    </>
  );
}
