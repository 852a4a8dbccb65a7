import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import { toLocale } from "#messages/routing.ts";
import { lacking } from "#server/assembly/agenda/annual.rules.ts";
import type { ConvocationPreview } from "#server/assembly/convocation/preview.queries.ts";
import { AnnualVerdict } from "./annual-points.tsx";
import { useMeetingCrumbs } from "./meeting-crumbs.ts";
import type { ShownMeeting } from "./shown-meeting.ts";

type NoticePlanProps = {
  slug: string;
  meeting: ShownMeeting;
  preview: ConvocationPreview;
  convene: FormAction;
};

/** What would leave if the meeting were convened today, and what keeps it from leaving. */
export function NoticePlan({ slug, meeting, preview, convene }: NoticePlanProps) {
  const t = useTranslations("assembly");
  const count = preview.people.length;
  return (
    <Page
      title={t("notice.title")}
      crumbs={useMeetingCrumbs(slug, meeting)}
      law={<LawNote article="3.87 §3">{t("notice.law")}</LawNote>}
    >
      <PlanVerdict preview={preview} />
      <AnnualVerdict agenda={`/${slug}/assembly/meetings/${meeting.id}/agenda`} {...{ preview }} />
      <ProposalsWaiting slug={slug} preview={preview} />
      {meeting.mayPlan ? null : <Notice tone="info">{t("convening.instead")}</Notice>}
      {meeting.mayPlan && preview.obstacles.length === 0 ? (
        <Confirm trigger={t("notice.send")} tone="primary">
          <p>{t("notice.sendWarning")}</p>
          <ActionForm action={convene} label={t("notice.send")}>
            <Button>{t("notice.sendConfirm", { count })}</Button>
          </ActionForm>
        </Confirm>
      ) : null}
      <Addressees people={preview.people} />
    </Page>
  );
}

type Verdict = Omit<ConvocationPreview, "people"> &
  Readonly<{ people: readonly Pick<ConvocationPreview["people"][number], "channel">[] }>;

/** Whether the notice may leave today, and by which ways it would. */
export function PlanVerdict({ preview }: { preview: Verdict }) {
  const t = useTranslations("assembly.notice");
  const sentence = useTranslations("errors");
  const locale = useLocale();
  const { people, obstacles, latestOn, earliestOn, recommendedOn, verdict } = preview;
  const { proposals, points } = preview;
  const dates = { latest: noon(latestOn), earliest: noon(earliestOn) };
  const lacks = lacking(points, "C").length;
  if (obstacles.length > 0) {
    const count = (obstacle: string) =>
      obstacle === "agenda.points-missing" ? lacks : proposals.left;
    return (
      <Notice tone="danger" title={t("blocked")}>
        <ul className="grid gap-1">
          {obstacles.map((obstacle) => (
            <li key={obstacle}>{sentence(obstacle, { ...dates, count: count(obstacle) })}</li>
          ))}
        </ul>
      </Notice>
    );
  }
  const email = people.filter(({ channel }) => channel === "email").length;
  const letters = people.length - email;
  return (
    <Notice tone={verdict === "comfortable" ? "done" : "waiting"}>
      <p>{t("ready", { email, letters })}</p>
      {verdict === "urgent" ? <p>{t("short")}</p> : null}
      {letters === 0 || verdict === "urgent" ? null : (
        <p>
          {verdict === "comfortable"
            ? t("late", { date: formatDate(recommendedOn, locale) })
            : t("tight")}
        </p>
      )}
    </Notice>
  );
}

/** What owners asked for and no agenda has: to be taken up before the notice, or left knowingly. */
function ProposalsWaiting({ slug, preview }: Pick<NoticePlanProps, "slug" | "preview">) {
  const t = useTranslations("assembly");
  const { waiting } = preview.proposals;
  if (waiting === 0) return null;
  return (
    <Notice tone="waiting">
      <p>{t("notice.proposalsWaiting", { count: waiting })}</p>
      <p>
        <Link href={`/${slug}/assembly/proposals`}>{t("proposals.title")}</Link>
      </p>
    </Notice>
  );
}

/** A day as the sentences of refusals take it: an instant inside it. */
function noon(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}

function Addressees({ people }: Pick<ConvocationPreview, "people">) {
  const t = useTranslations("assembly.notice");
  const words = useTranslations("ui.languages");
  return (
    <Section title={t("people")}>
      <Table
        caption={t("people")}
        captionHidden
        rows={people}
        rowKey={({ partyId }) => partyId}
        columns={[
          { key: "name", header: t("name"), names: true, cell: ({ name }) => name },
          { key: "lots", header: t("lots"), cell: ({ lots }) => lots.join(", ") },
          {
            key: "language",
            header: t("language"),
            cell: ({ language }) => words(toLocale(language)),
          },
          { key: "channel", header: t("channel"), cell: ({ channel }) => t(channel) },
          {
            key: "address",
            header: t("address"),
            cell: ({ address }) => (address.length > 0 ? address.join(", ") : t("noAddress")),
          },
        ]}
      />
    </Section>
  );
}
