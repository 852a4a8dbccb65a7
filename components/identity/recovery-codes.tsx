import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import type { FormAction } from "#components/ui/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";

type RecoveryCodesProps = { codes: readonly string[]; kept: FormAction };

/** Ten codes to save as a file or to print; a page of their own, so that it prints alone. */
export function RecoveryCodes({ codes, kept }: RecoveryCodesProps) {
  const t = useTranslations("identity.recovery");
  const file = `${t("file")}\r\n\r\n${codes.join("\r\n")}\r\n`;
  return (
    <Page title={t("title")} lead={t("text")}>
      {codes.length === 0 ? (
        <Notice tone="waiting" title={t("gone")} />
      ) : (
        <>
          <ol className="grid w-fit list-decimal gap-x-12 gap-y-2 ps-8 text-lead sm:grid-flow-col sm:grid-rows-5">
            {codes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ol>
          <p className="print:hidden">
            <a
              href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`}
              download="koprogo-codes.txt"
              className={buttonClass("secondary")}
            >
              {t("download")}
            </a>
          </p>
          <p className="max-w-measure text-quiet print:hidden">{t("print")}</p>
        </>
      )}
      <div className="print:hidden">
        <ActionForm action={kept}>
          <div>
            <Button>{t("kept")}</Button>
          </div>
        </ActionForm>
      </div>
    </Page>
  );
}
