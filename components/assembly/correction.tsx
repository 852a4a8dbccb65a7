import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate, legalDay } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { Link } from "#messages/navigation.ts";
import type { ShownMeeting } from "./shown-meeting.ts";

type CorrectionProps = { slug: string; meeting: ShownMeeting };

/** Which notice takes the place of which, on the page of either; or that none did. */
export function CorrectionNotice({ slug, meeting }: CorrectionProps) {
  const t = useTranslations("assembly.correction");
  const locale = useLocale();
  const tc = useTranslations("assembly.cancellation");
  const { replaces, replacedBy, cancelled, correctionId, mayPlan } = meeting;
  const page = (id: string) => `/${slug}/assembly/meetings/${id}`;
  if (replacedBy) {
    const { id, on, reason } = replacedBy;
    return (
      <Notice tone="danger">
        <p>{t("replaced", { date: formatDate(on, locale), reason })}</p>
        <p>
          <Link href={page(id)}>{t("open")}</Link>
        </p>
      </Notice>
    );
  }
  if (cancelled) {
    const { at, reason, notHeld } = cancelled;
    const details = { date: formatDate(legalDay(at), locale), reason };
    return (
      <Notice tone="danger">
        <p>{tc(notHeld ? "wasNotHeld" : "wasCancelled", details)}</p>
      </Notice>
    );
  }
  if (replaces && meeting.stage === "draft") {
    const date = formatDate(replaces.on, locale);
    return <Notice tone="waiting">{t("replaces", { date, reason: replaces.reason })}</Notice>;
  }
  if (!correctionId || !mayPlan) return null;
  return (
    <Notice tone="waiting">
      <p>{t("planned")}</p>
      <p>
        <Link href={page(correctionId)}>{t("open")}</Link>
      </p>
    </Notice>
  );
}

/** The only way to change what was sent: another notice, with its own dates. */
export function CorrectNotice({ meeting, action }: { meeting: ShownMeeting; action: FormAction }) {
  const t = useTranslations("assembly.correction");
  const { stage, mayPlan, correctionId, convener } = meeting;
  if (stage !== "convened" || !mayPlan || correctionId || convener) return null;
  return (
    <Confirm trigger={t("start")}>
      <p>{t("what")}</p>
      <ActionForm action={action} label={t("start")}>
        <Textarea
          name="reason"
          label={t("reason")}
          rows={3}
          maxLength={1000}
          lang={meeting.language}
        />
        <DateField name="on" label={t("on")} hint={t("onHint")} optional />
        <div>
          <Button>{t("prepare")}</Button>
        </div>
      </ActionForm>
    </Confirm>
  );
}
