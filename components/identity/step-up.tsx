import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button-class.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { ItsmeLink } from "./itsme-link.tsx";
import { Problem } from "./problem.tsx";

type StepUpProps = {
  purpose: string;
  /** Where what was interrupted goes on. */
  back: string;
  /** This page, to come back to after linking an identity. */
  here: string;
  done: boolean;
  linked: boolean;
  problem: string | null;
};

/** One strong identification for one meeting, and what to do without a telephone. */
export function StepUp({ purpose, back, here, done, linked, problem }: StepUpProps) {
  const t = useTranslations("identity.stepUp");
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Problem text={problem} />
      {done ? (
        <>
          <Notice tone="done" title={t("done")} />
          <p>
            <a href={back} className={buttonClass("primary")}>
              {t("continue")}
            </a>
          </p>
        </>
      ) : null}
      {!done && linked ? (
        <>
          <p className="max-w-measure">{t("code")}</p>
          <p>
            <ItsmeLink query={{ for: "step-up", purpose, back }}>{t("start")}</ItsmeLink>
          </p>
        </>
      ) : null}
      {!done && !linked ? (
        <>
          <Notice tone="waiting" title={t("unlinked")} />
          <p>
            <ItsmeLink query={{ for: "link", back: here }}>{t("link")}</ItsmeLink>
          </p>
        </>
      ) : null}
      <p>
        <LinkButton href={`/continue?${new URLSearchParams({ page: here })}`} tone="quiet">
          {t("elsewhere")}
        </LinkButton>
      </p>
      <p className="max-w-measure text-quiet">{t("another")}</p>
    </Page>
  );
}
