import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatClock } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { BoardView } from "#server/assembly/sitting/board.queries.ts";

/** What everybody sees while the meeting is suspended. */
export function PauseNotice({ board: { paused } }: { board: BoardView }) {
  const t = useTranslations("assembly.sitting");
  const locale = useLocale();
  if (!paused) return null;
  return (
    <Notice tone="waiting">
      <p>{t("paused", { time: formatClock(paused.at, locale), reason: paused.reason })}</p>
    </Notice>
  );
}

/** Suspends the meeting for a reason, or resumes it. */
export function RoomPause({ board, action }: { board: BoardView; action: FormAction }) {
  const t = useTranslations("assembly.sitting");
  if (board.paused) {
    return (
      <ActionForm action={action} label={t("resume")} className="grid gap-3">
        <p className="max-w-measure text-quiet">{t("resumeHint")}</p>
        <p>
          <Button name="do" value="resume">
            {t("resume")}
          </Button>
        </p>
      </ActionForm>
    );
  }
  return (
    <details>
      <summary className="w-fit py-1 font-semibold text-plate">{t("pause")}</summary>
      <ActionForm action={action} label={t("pause")} className="mt-4 grid gap-4">
        <Field name="reason" label={t("pauseReason")} hint={t("pauseHint")} maxLength={500} />
        <Button tone="secondary" name="do" value="pause">
          {t("pause")}
        </Button>
      </ActionForm>
    </details>
  );
}
