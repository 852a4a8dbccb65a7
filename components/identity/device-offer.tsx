import { useLocale, useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button-class.ts";
import { formatTime } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import type { DeviceLinkView } from "#server/identity/device/device.schema.ts";
import { FollowOffer } from "./follow-offer.tsx";
import { QrSquare } from "./qr-square.tsx";

type DeviceOfferProps = {
  offer: DeviceLinkView;
  /** Its link goes to the account's address as well. */
  isMailed: boolean;
  /** This page, to see what has become of it. */
  here: string;
  /** Where the code is typed. */
  site: string;
};

/** The code of one use, as text, as an address and as a square, until it was used. */
export function DeviceOffer({ offer, isMailed, here, site }: DeviceOfferProps) {
  const t = useTranslations("identity.continue");
  const locale = useLocale();
  const { state, code, page, expiresAt } = offer;
  return (
    <Page
      title={t(state === "open" ? "codeTitle" : "title")}
      {...(state === "open" ? { lead: t("codeLead") } : {})}
    >
      {state === "open" ? (
        <>
          {isMailed ? (
            <Notice tone="done" title={t("mailed")} live>
              <p>{t("mailedText")}</p>
            </Notice>
          ) : null}
          <p className="max-w-measure">
            {t("type", { address: site.replace(/^https?:\/\//, "") })}
          </p>
          <p>
            <code className="font-semibold text-part tracking-wider">{code}</code>
          </p>
          <QrSquare text={`${site}?code=${code}`} label={t("qr")} />
          <p className="text-quiet">{t("until", { time: formatTime(expiresAt, locale) })}</p>
          <FollowOffer />
        </>
      ) : (
        <Notice tone={state === "used" ? "done" : "waiting"} title={t(state)} live />
      )}
      <p className="flex flex-wrap gap-4">
        {state === "open" ? (
          <a href={here} className={buttonClass("secondary")}>
            {t("refresh")}
          </a>
        ) : null}
        <a href={page} className={buttonClass("quiet")}>
          {t("back")}
        </a>
      </p>
    </Page>
  );
}
