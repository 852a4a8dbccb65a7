import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { DeadlineLine } from "#components/ui/deadline-line.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { TaskLine } from "#server/registry/mandate/history.queries.ts";
import type { ShownMandate } from "./mandate-page.tsx";

type MandateTasksProps = {
  associationId: string;
  mandate: ShownMandate;
  today: string;
  action: FormAction;
};

/** What a mandate asks for, each with its day, and the day on which it was done. */
export function MandateTasks({ associationId, mandate, today, action }: MandateTasksProps) {
  const t = useTranslations("registry.mandate");
  return (
    <Section title={t("tasks")}>
      <ul className="grid gap-6">
        {mandate.tasks.map((task) => (
          <li key={task.kind} className="grid gap-3 border-rule border-b pb-5">
            <h3 className="font-semibold">{t(`task.${task.kind}`)}</h3>
            <TaskState task={task} today={today} />
            {task.note ? (
              <p className="max-w-measure whitespace-pre-line text-quiet">{task.note}</p>
            ) : null}
            {task.kind === "handover" && mandate.mayTell ? (
              <p>
                <a href={`/api/registry/${associationId}/lots`}>{t("register")}</a>
              </p>
            ) : null}
            {task.doneOn === null && mandate.mayTell ? (
              <TaskForm kind={task.kind} today={today} action={action} />
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function TaskState({ task: { dueOn, doneOn }, today }: { task: TaskLine; today: string }) {
  const t = useTranslations("registry.mandate");
  if (doneOn) {
    return (
      <Status tone="done">
        {t.rich("taskDoneOn", { date: () => <LegalDate iso={doneOn} /> })}
      </Status>
    );
  }
  return dueOn ? <DeadlineLine today={today} due={dueOn} /> : null;
}

type TaskFormProps = { kind: TaskLine["kind"]; today: string; action: FormAction };

function TaskForm({ kind, today, action }: TaskFormProps) {
  const t = useTranslations("registry.mandate");
  return (
    <Confirm trigger={t("taskDo")}>
      {kind === "handover" ? <p>{t("handoverWill")}</p> : null}
      <ActionForm action={action} label={t(`task.${kind}`)}>
        <input type="hidden" name="kind" value={kind} />
        <DateField name="doneOn" label={t("doneOn")} defaultValue={today} max={today} />
        {kind === "handover" ? (
          <Textarea name="note" label={t("handoverNote")} hint={t("handoverHint")} optional />
        ) : (
          <Field name="note" label={t("note")} optional />
        )}
        <div>
          <Button>{t("save")}</Button>
        </div>
      </ActionForm>
    </Confirm>
  );
}
