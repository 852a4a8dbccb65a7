import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { FocusNamed } from "#components/ui/focus-named.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatMoment } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import type {
  PaperView,
  SheetPreview,
  SheetProblem,
} from "#server/assembly/paper/paper.queries.ts";
import type { TypedSheet } from "#server/assembly/paper/typed.rules.ts";
import type { ProxyLine } from "#server/assembly/proxy/proxy.queries.ts";
import { useMeetingCrumbs } from "./meeting-crumbs.ts";
import { PaperAttendance } from "./paper-attendance.tsx";
import { PaperClosing } from "./paper-closing.tsx";
import { PaperProxies } from "./paper-proxies.tsx";
import { PaperReading } from "./paper-reading.tsx";
import { PaperSheetForm } from "./paper-sheet-form.tsx";
import { PaperTexts } from "./paper-texts.tsx";
import type { Holder } from "./proxy-fields.tsx";
import type { ShownMeeting } from "./shown-meeting.ts";

export type PaperActions = Readonly<
  Record<"begin" | "hand" | "handBack" | "attend" | "keep" | "read" | "blind" | "close", FormAction>
>;

export type PaperDeskProps = Readonly<{
  slug: string;
  meeting: ShownMeeting;
  paper: PaperView;
  typed: TypedSheet;
  preview: SheetPreview | SheetProblem | null;
  /** Who is at the screen. */
  secretary: string;
  proxies: readonly ProxyLine[];
  /** Whom a proxy may name, and who gives one. */
  holders: readonly Holder[];
  actions: PaperActions;
}>;

/** A meeting held on paper: its sheets are entered one after the other, and read a second time. */
export function PaperDesk(props: PaperDeskProps) {
  const { slug, meeting, paper } = props;
  const t = useTranslations("assembly.paper");
  const crumbs = useMeetingCrumbs(slug, meeting);
  return (
    <Page title={t("title")} crumbs={crumbs} law={<LawNote article="3.87 §10">{t("law")}</LawNote>}>
      {paper.begun ? <Begun {...props} /> : <Begin {...props} />}
      <FocusNamed />
    </Page>
  );
}

function Begin({ meeting, actions }: PaperDeskProps) {
  const t = useTranslations("assembly.paper");
  if (meeting.opening) return <Notice tone="info">{t("held")}</Notice>;
  if (meeting.stage !== "convened") return <Notice tone="info">{t("notConvened")}</Notice>;
  return (
    <>
      <p className="max-w-measure">{t("what")}</p>
      <Notice tone="waiting">{t("warning")}</Notice>
      <ActionForm action={actions.begin} label={t("begin")}>
        <p>
          <Button>{t("begin")}</Button>
        </p>
      </ActionForm>
    </>
  );
}

function Begun(props: PaperDeskProps) {
  const { slug, meeting, paper, actions } = props;
  const t = useTranslations("assembly.paper");
  const locale = useLocale();
  const { begun, attendance, closedAt } = paper;
  const isOpen = attendance?.state === "recorded";
  const here = `/${slug}/assembly/meetings/${meeting.id}`;
  if (!begun) return null;
  return (
    <>
      <p className="text-quiet">
        {t("begun", { name: begun.by, date: formatMoment(begun.at, locale) })}
      </p>
      {closedAt ? (
        <Notice tone="done">{t("over", { date: formatMoment(closedAt, locale) })}</Notice>
      ) : null}
      <Progress paper={paper} />
      <PaperReading {...props} />
      {isOpen && !closedAt && attendance.quorum.quorate ? <PaperSheetForm {...props} /> : null}
      <PaperProxies {...props} />
      <PaperAttendance {...props} />
      {isOpen ? <PaperTexts slug={slug} meeting={meeting} paper={paper} /> : null}
      {isOpen && !closedAt ? <PaperClosing paper={paper} close={actions.close} /> : null}
      <p className="flex flex-wrap gap-3">
        <LinkButton href={`${here}/proxies`} tone="secondary">
          {t("proxies")}
        </LinkButton>
        <LinkButton href={`${here}/room`} tone="quiet">
          {t("room")}
        </LinkButton>
      </p>
    </>
  );
}

/** How many items are recorded, and what is missing before the meeting can be closed. */
function Progress({ paper: { texts, attendance, closedAt } }: Pick<PaperDeskProps, "paper">) {
  const t = useTranslations("assembly.paper");
  if (closedAt) return null;
  const asked = texts.filter(({ disposed }) => !disposed);
  const done = asked.filter(({ sheet }) => sheet?.state === "recorded");
  const waiting = asked.filter(({ sheet }) => sheet && sheet.state !== "recorded");
  const missing = asked.filter(({ sheet }) => !sheet).map(({ number }) => number);
  return (
    <div className="grid gap-1" role="status">
      <p className="font-semibold">{t("progress", { done: done.length, count: asked.length })}</p>
      <progress
        className="h-3 w-full max-w-xl accent-plate"
        aria-label={t("progress", { done: done.length, count: asked.length })}
        max={Math.max(asked.length, 1)}
        value={done.length}
      />
      {attendance ? null : <p>{t("missingAttendance")}</p>}
      {waiting.length > 0 ? <p>{t("waiting", { count: waiting.length })}</p> : null}
      {attendance && missing.length > 0 ? (
        <p className="text-quiet">
          {t("missing", { count: missing.length, items: missing.join(", ") })}
        </p>
      ) : null}
    </div>
  );
}
