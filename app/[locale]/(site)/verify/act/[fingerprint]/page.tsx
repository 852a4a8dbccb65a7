import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { VerifiedActPage } from "#components/site/verified-act.tsx";

type Props = PageProps<"/[locale]/verify/act/[fingerprint]">;

export async function generateMetadata() {
  const t = await getTranslations("proof.act");
  return { title: t("title"), robots: { index: false } };
}

/** For anybody who holds an act: what the product knows by the fingerprint that stands on it. */
export default async function VerifyActPage({ params }: Props) {
  const { fingerprint } = await params;
  const found = await view("/verify", (call) => call.proof.act.verify({ fingerprint }));
  return <VerifiedActPage fingerprint={fingerprint} found={found} />;
}
