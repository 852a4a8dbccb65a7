import { useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { LegalMoment } from "#components/ui/legal-date.tsx";
import type { SealedTree } from "#server/proof/tree/tree.schema.ts";

function Code({ children }: { children: string }) {
  return <code className="break-all text-fine">{children}</code>;
}

/** The figures of a seal: what anybody needs to find it on the chain without us. */
export function SealDetails({ tree }: { tree: SealedTree }) {
  const t = useTranslations("proof.trees");
  const { root, sealedAt, batch, anchored } = tree;
  const found = anchored
    ? [
        { term: t("fact.chain"), detail: String(anchored.chainId) },
        { term: t("fact.contract"), detail: <Code>{anchored.contract}</Code> },
        { term: t("fact.transaction"), detail: <Code>{anchored.transaction}</Code> },
        { term: t("fact.block"), detail: String(anchored.block) },
        { term: t("fact.anchored"), detail: <LegalMoment iso={anchored.at} /> },
      ]
    : [];
  return (
    <details className="grid gap-4">
      <summary className="cursor-pointer text-plate">{t("details")}</summary>
      <div className="pt-4">
        <DefinitionList
          items={[
            { term: t("fact.sealed"), detail: <LegalMoment iso={sealedAt} /> },
            { term: t("fact.root"), detail: <Code>{root}</Code> },
            ...(batch ? [{ term: t("fact.batch"), detail: <Code>{batch}</Code> }] : []),
            ...found,
          ]}
        />
      </div>
    </details>
  );
}
