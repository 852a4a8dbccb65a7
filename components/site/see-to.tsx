import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { DeadlineLine } from "#components/ui/deadline-line.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { useSources } from "#components/ui/sources.ts";
import type { DeadlineLine as Line } from "#server/registry/deadline/deadline.schema.ts";
import {
  deadlineKind,
  deadlinePlace,
  deadlineWords,
  otherSource,
} from "#server/registry/deadline/deadline.schema.ts";

export type SeeToActions = Readonly<{ finish: FormAction; putOff: FormAction; assign: FormAction }>;

type SeeToProps = {
  term: Line;
  today: string;
  colleagues: readonly Readonly<{ accountId: string; name: string }>[];
  actions: SeeToActions;
};

/** One term under one's hands: where it is met, done, later, or for a colleague. */
export function SeeTo({ term, today, colleagues, actions }: SeeToProps) {
  const t = useTranslations("site.home.seeTo");
  const kinds = useTranslations("registry.deadline.kind");
  const cite = useSources();
  const other = otherSource(term.kind, term.article);
  const words = deadlineWords(term.kind);
  const isByHand = deadlineKind(term.kind)?.byHand !== false;
  const mayWait = term.urgency === "soon" || term.urgency === "later";
  return (
    <Section
      id="see-to"
      title={kinds(`${words}.title`)}
      aside={<strong>{term.associationName}</strong>}
    >
      <DeadlineLine today={today} due={term.dueOn} />
      <p className="max-w-measure">
        {kinds(`${words}.missed`)}{" "}
        {term.article === "" ? null : `(${other ? cite([other]) : term.article})`}{" "}
        {deadlineKind(term.kind)?.isPractice ? t("practice") : null}
      </p>
      <LinkButton href={deadlinePlace(term.slug, term.kind, term.subjectId)}>
        {t("open")}
      </LinkButton>
      <div className="grid gap-6 sm:grid-cols-2 xl:grid-cols-3">
        {isByHand ? (
          <ActionForm
            action={actions.finish}
            label={t("finish")}
            className="grid content-start gap-3"
          >
            <About term={term} />
            <DateField
              name="doneOn"
              label={t("doneOn")}
              hint={t("doneOnHint")}
              defaultValue={today}
            />
            <p className="text-fine text-quiet">{t("finishHint")}</p>
            <Button tone="secondary">{t("finish")}</Button>
          </ActionForm>
        ) : (
          <p className="text-fine text-quiet">{t("notByHand")}</p>
        )}
        {mayWait ? (
          <ActionForm
            action={actions.putOff}
            label={t("putOff")}
            className="grid content-start gap-3"
          >
            <About term={term} />
            <DateField
              name="until"
              label={t("until")}
              hint={t("untilHint")}
              defaultValue={term.laterUntil ?? undefined}
            />
            <Button tone="secondary">{t("putOff")}</Button>
          </ActionForm>
        ) : null}
        <ActionForm
          action={actions.assign}
          label={t("assign")}
          className="grid content-start gap-3"
        >
          <About term={term} />
          <Select
            name="accountId"
            label={t("colleague")}
            placeholder={t("nobody")}
            defaultValue={term.assigneeId ?? ""}
            choices={colleagues.map(({ accountId, name }) => ({ value: accountId, label: name }))}
          />
          <Button tone="secondary">{t("assign")}</Button>
        </ActionForm>
      </div>
    </Section>
  );
}

function About({ term }: { term: Line }) {
  return (
    <>
      <input type="hidden" name="associationId" value={term.associationId} />
      <input type="hidden" name="deadlineId" value={term.id} />
    </>
  );
}
