import { useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { LegalMoment } from "#components/ui/legal-date.tsx";
import type { SignatureEvent } from "#server/proof/leaf/leaf.schema.ts";

/** The signature under a written decision that a receipt speaks of: no name, the receipt has none. */
export function VerifySignature({ signature }: { signature: SignatureEvent }) {
  const t = useTranslations("proof.verify");
  const { at, method, scan, text } = signature;
  return (
    <DefinitionList
      items={[
        { term: t("fact.at"), detail: <LegalMoment iso={at} /> },
        { term: t("fact.method"), detail: t(`method.${method}`, { scan: scan ?? "" }) },
        { term: t("fact.text"), detail: <code className="break-all">{text}</code> },
      ]}
    />
  );
}
