import { useLocale, useTranslations } from "next-intl";
import type { FormAction } from "#components/ui/form-state.ts";
import { daysUntil, formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Status } from "#components/ui/status.tsx";
import type { MandateStory } from "#server/registry/mandate/history.queries.ts";
import { END_ALERTS } from "#server/registry/mandate/mandate.rules.ts";
import { FormerAccess } from "./former-access.tsx";
import { ListDesk, type OwnListProps } from "./list-desk.tsx";
import { RegistryNav } from "./registry-nav.tsx";

type MandateListProps = OwnListProps & {
  /** Whoever is only a former syndic here has no other part of the register. */
  isFormer: boolean;
  mandates: readonly MandateStory[];
  mayAppoint: boolean;
  mayName: boolean;
  accessDays: number | null;
  settle?: FormAction | undefined;
  today: string;
};

/** What kind of mandate it is stands under the office, who gave it under the day he did. */
const BENEATH = { office: ["kind"], appointedOn: ["appointer"] };

const WHEN = ["past", "present", "future"] as const;
const TONE = { past: "neutral", present: "done", future: "info" } as const;

/** Who is, was and will be syndic. */
export function MandateList(props: MandateListProps) {
  const {
    association,
    isOffice,
    desk,
    isFormer,
    mandates,
    mayAppoint,
    mayName,
    accessDays,
    settle,
    today,
  } = props;
  const t = useTranslations("registry");
  const { slug } = association;
  return (
    <Page
      title={t("mandates.title")}
      lead={t("mandates.lead")}
      crumbs={[{ href: `/${slug}`, label: association.name }]}
      actions={
        mayAppoint ? (
          <LinkButton href={`/${slug}/registry/mandates/new`}>{t("mandates.record")}</LinkButton>
        ) : null
      }
      law={
        <>
          <LawNote article="3.89 §1">{t("mandates.law")}</LawNote>
          <LawNote article="3.89 §5 7°">{t("mandates.handoverLaw")}</LawNote>
        </>
      }
    >
      {isFormer ? null : <RegistryNav slug={slug} here="mandates" isOffice={isOffice} />}
      <MandateState slug={slug} mandates={mandates} mayName={mayName} today={today} />
      <ListDesk
        {...desk}
        beneath={BENEATH}
        empty={t(mandates.length === 0 ? "mandates.none" : "lists.none")}
        cells={{
          state: ({ values }) => {
            const when = WHEN.find((one) => one === values.state) ?? "past";
            return <Status tone={TONE[when]}>{t(`mandates.when.${when}`)}</Status>;
          },
        }}
      />
      {isFormer ? null : <FormerAccess days={accessDays} settle={settle} />}
    </Page>
  );
}

type MandateStateProps = {
  slug: string;
  mandates: readonly MandateStory[];
  /** He is one of those who record a successor where there is no syndic. */
  mayName: boolean;
  today: string;
};

/** What everybody has to know: that there is no syndic, or that nothing follows the present one. */
export function MandateState({ slug, mandates, mayName, today }: MandateStateProps) {
  const t = useTranslations("registry.mandates");
  const succession = useTranslations("registry.succession");
  const locale = useLocale();
  const present = mandates.find(({ when }) => when === "present");
  if (!present) {
    return (
      <Notice tone="danger" title={t("noSyndic")}>
        <p>{t("noSyndicText")}</p>
        {mayName && mandates.every(({ when }) => when !== "future") ? (
          <p>
            <LinkButton href={`/${slug}/registry/mandates/succession`}>
              {succession("title")}
            </LinkButton>
          </p>
        ) : null}
      </Notice>
    );
  }
  const isFollowed = mandates.some(({ when, provisional }) => when === "future" && !provisional);
  if (isFollowed || daysUntil(present.endsOn, today) > END_ALERTS[0]) return null;
  return (
    <Notice tone="waiting" title={t("ends", { date: formatDate(present.endsOn, locale) })}>
      <p>{t("endsText")}</p>
    </Notice>
  );
}
