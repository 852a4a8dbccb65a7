import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatTime } from "#components/ui/format.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import type { DeviceLook } from "#server/identity/device/device.schema.ts";

type ContinueHereProps = {
  code: string | undefined;
  /** What the code of the address would open; null where the address holds none. */
  look: DeviceLook | null;
  action: FormAction;
};

/** On the other device: the code, typed or come with the address, what it opens, and the button. */
export function ContinueHere({ code, look, action }: ContinueHereProps) {
  const t = useTranslations("identity.continue");
  const e = useTranslations("errors.link");
  const offer = look?.offer ?? null;
  return (
    <Page title={t("hereTitle")} lead={t(offer ? "hereOffer" : "hereLead")}>
      {look && look.state !== "open" ? <Notice tone="waiting" title={e(look.state)} /> : null}
      {offer ? <WhatFollows offer={offer} /> : null}
      <ActionForm action={action}>
        <Field
          name="code"
          label={t("code")}
          hint={t("codeHint")}
          defaultValue={offer || !look ? code : undefined}
          autoComplete="off"
          width="medium"
        />
        <div className="flex flex-wrap gap-4">
          <Button>{t("take")}</Button>
          {offer ? (
            <LinkButton href="/" tone="quiet">
              {t("leave")}
            </LinkButton>
          ) : null}
        </div>
      </ActionForm>
    </Page>
  );
}

/** Whose session opens here, on which page, and where that was asked for. */
function WhatFollows({ offer }: { offer: NonNullable<DeviceLook["offer"]> }) {
  const t = useTranslations("identity.continue");
  const locale = useLocale();
  const asked = formatTime(offer.askedAt, locale);
  return (
    <>
      <DefinitionList
        items={[
          { term: t("account"), detail: offer.name },
          { term: t("page"), detail: <code>{offer.page}</code> },
          {
            term: t("asked"),
            detail: offer.from ? t("askedFrom", { time: asked, device: offer.from }) : asked,
          },
          { term: t("serves"), detail: formatTime(offer.expiresAt, locale) },
        ]}
      />
      <p className="max-w-measure">{t("notAsked")}</p>
    </>
  );
}
