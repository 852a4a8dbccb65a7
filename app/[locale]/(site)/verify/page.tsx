import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { VerifyExplanation } from "#components/site/verify-explanation.tsx";
import { VerifyForm } from "#components/site/verify-form.tsx";
import { Page } from "#components/ui/page.tsx";
import { CATALOGUE } from "#messages/catalogue.ts";
import { verifyReceiptFile } from "./actions.ts";

export async function generateMetadata() {
  const t = await getTranslations("proof.verify");
  return { title: t("title"), description: t("lead") };
}

/** For anybody: whether the vote of a receipt is in the anchored result. */
export default async function VerifyPage() {
  const t = await getTranslations("proof.verify");
  const { ui, proof } = CATALOGUE[await getLocale()];
  return (
    <Page title={t("title")} lead={t("lead")}>
      <div className="grid max-w-measure gap-8">
        <NextIntlClientProvider messages={{ ui, proof }}>
          <VerifyForm action={verifyReceiptFile} />
        </NextIntlClientProvider>
        <VerifyExplanation />
      </div>
    </Page>
  );
}
