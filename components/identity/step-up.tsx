import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button-class.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import type { IdentityWay } from "#server/platform/oidc.ts";
import { IdentityLinks } from "./identity-links.tsx";
import { Problem } from "./problem.tsx";

type StepUpProps = {
  purpose: string;
  /** Where what was interrupted goes on. */
  back: string;
  /** This page, to come back to after linking an identity. */
  here: string;
  done: boolean;
  /** The providers that are configured, and those of which the account has an identity. */
  ways: readonly IdentityWay[];
  linked: readonly string[];
  problem: string | null;
};

/** One strong identification for one meeting: every way there is, none before another. */
export function StepUp({ purpose, back, here, done, ways, linked, problem }: StepUpProps) {
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
      ) : (
        <ul
          aria-label={t("ways")}
          className="grid gap-4 sm:grid-cols-[repeat(auto-fit,minmax(16rem,1fr))]"
        >
          {ways.map((way) => (
            <Way key={way.key} name={way.label} text={wayText(t, way, linked)}>
              <IdentityLinks
                ways={[way]}
                tone="secondary"
                {...(linked.includes(way.key)
                  ? {
                      query: { for: "step-up", purpose, back },
                      say: (provider) => t("start", { provider }),
                    }
                  : {
                      query: { for: "link", back: here },
                      say: (provider) => t("link", { provider }),
                    })}
              />
            </Way>
          ))}
          <Way name={t("voice")} text={t("voiceText")}>
            <p>
              <a href={back} className={buttonClass("secondary")}>
                {t("voiceBack")}
              </a>
            </p>
          </Way>
        </ul>
      )}
      <p>
        <LinkButton href={`/continue?${new URLSearchParams({ page: here })}`} tone="quiet">
          {t("elsewhere")}
        </LinkButton>
      </p>
      <p className="max-w-measure text-quiet">{t("another")}</p>
    </Page>
  );
}

function wayText(
  t: ReturnType<typeof useTranslations<"identity.stepUp">>,
  { key, label }: IdentityWay,
  linked: readonly string[],
): string {
  if (!linked.includes(key)) return t("unlinked");
  return key === "itsme" ? t("code") : t("other", { provider: label });
}

/** One way among others: the same frame, the same size, the same button. */
function Way({ name, text, children }: { name: string; text: string; children: React.ReactNode }) {
  return (
    <li className="flex flex-col gap-3 rounded-md border border-rule p-4">
      <h2 className="font-semibold">{name}</h2>
      <p className="grow text-quiet">{text}</p>
      {children}
    </li>
  );
}
