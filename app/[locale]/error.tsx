"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";

/** A calm page for what should not have happened; the server has logged it under this code. */
export default function FailurePage({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("ui.failure");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "—";
  return (
    <Page title={t("title")}>
      <p className="max-w-measure">{t("text", { code: digest })}</p>
      <div>
        <Button type="button" onClick={retry}>
          {t("retry")}
        </Button>
      </div>
    </Page>
  );
}
