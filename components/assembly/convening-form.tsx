import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Page } from "#components/ui/page.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { LATEST_RULES } from "#server/assembly/ballot/ballot.rules.ts";
import { MOST_CANDIDATES, type VacancyTurn } from "#server/assembly/convening/convening.schema.ts";
import { MOST_POINTS, type RequestView } from "#server/assembly/request/request.schema.ts";
import { useDecisionChoices } from "./agenda-editor.tsx";
import { ConveningDetails } from "./convening-details.tsx";
import { PointTypes } from "./request-taking.tsx";

/** The rules that say which majority each type of decision asks for, until the meeting has a day. */

/** On what it is convened, with what each asks for. */
export type ConveningGround =
  | Readonly<{ by: "request"; request: RequestView }>
  | Readonly<{ by: "vacancy"; turn: VacancyTurn }>
  | Readonly<{ by: "court" }>;

type ConveningFormProps = {
  association: Readonly<{ name: string; slug: string; languages: readonly string[] }>;
  ground: ConveningGround;
  action: FormAction;
};

const TITLE = { request: "byRequest", vacancy: "byVacancy", court: "byCourt" } as const;

/** Where a meeting that somebody convenes in the syndic's stead is drafted, with its whole agenda. */
export function ConveningForm({ association, ground, action }: ConveningFormProps) {
  const t = useTranslations("assembly");
  const { name, slug, languages } = association;
  const title = t(`convening.${TITLE[ground.by]}`);
  return (
    <Page
      title={title}
      crumbs={[
        { href: `/${slug}`, label: name },
        { href: `/${slug}/assembly`, label: t("meetings.title") },
        { href: `/${slug}/assembly/convening`, label: t("convening.title") },
      ]}
      law={
        ground.by === "court" ? (
          <LawNote article="3.92 §4">{t("convening.lawCourt")}</LawNote>
        ) : (
          <LawNote article="3.87 §2">{t("convening.law")}</LawNote>
        )
      }
    >
      <ActionForm action={action} label={title}>
        <input type="hidden" name="by" value={ground.by} />
        {ground.by === "request" ? <OfRequest request={ground.request} /> : null}
        {ground.by === "vacancy" ? <OfVacancy turn={ground.turn} /> : null}
        {ground.by === "court" ? <OfCourt /> : null}
        <ConveningDetails languages={languages} />
        <p className="max-w-measure">{t("convening.agendaFixed")}</p>
        <div>
          <Button>{t("convening.start")}</Button>
        </div>
      </ActionForm>
    </Page>
  );
}

function OfRequest({ request }: { request: RequestView }) {
  return (
    <>
      <input type="hidden" name="ground.requestId" value={request.id} />
      <ol className="grid list-decimal gap-2 ps-6">
        {request.points.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ol>
      <PointTypes points={request.points} rulesVersion={LATEST_RULES} within="ground." />
    </>
  );
}

function OfVacancy({ turn }: { turn: VacancyTurn }) {
  const t = useTranslations("assembly.convening");
  const [first = 1, ...others] = Array.from({ length: MOST_CANDIDATES }, (_, index) => index + 1);
  return (
    <>
      <p className="max-w-measure">{t(`turn.${turn.as}`)}</p>
      {turn.isFirst ? null : (
        <Textarea name="ground.reason" label={t("reason")} hint={t("reasonHint")} rows={2} />
      )}
      <Field
        name={`ground.candidates.${first - 1}`}
        label={t("candidate", { number: first })}
        hint={t("candidateHint")}
        maxLength={200}
      />
      <details className="grid gap-4">
        <summary className="w-fit py-1 font-semibold text-plate">{t("candidatesMore")}</summary>
        <div className="mt-4 grid gap-4">
          {others.map((number) => (
            <Field
              key={number}
              name={`ground.candidates.${number - 1}`}
              label={t("candidate", { number })}
              optional
              maxLength={200}
            />
          ))}
        </div>
      </details>
    </>
  );
}

function OfCourt() {
  const t = useTranslations("assembly");
  const [first = 1, ...others] = Array.from({ length: MOST_POINTS }, (_, index) => index + 1);
  return (
    <>
      <Field
        name="ground.orderReference"
        label={t("convening.reference")}
        hint={t("convening.referenceHint")}
        maxLength={200}
      />
      <DateField name="ground.orderedOn" label={t("convening.orderedOn")} />
      <DateField name="ground.orderWithin" label={t("convening.orderWithin")} optional />
      <Textarea
        name="ground.derogation"
        label={t("convening.derogation")}
        hint={t("convening.derogationHint")}
        optional
        rows={2}
      />
      <CourtPoint number={first} />
      <details className="grid gap-4">
        <summary className="w-fit py-1 font-semibold text-plate">{t("request.more")}</summary>
        <div className="mt-4 grid gap-6">
          {others.map((number) => (
            <CourtPoint key={number} number={number} />
          ))}
        </div>
      </details>
      <Checkbox name="ground.declared" label={t("convening.declared")} />
    </>
  );
}

function CourtPoint({ number }: { number: number }) {
  const t = useTranslations("assembly");
  const at = `ground.points.${number - 1}`;
  return (
    <div className="grid gap-4">
      <Field
        name={`${at}.title`}
        label={t("request.pointTitle", { number })}
        optional={number > 1}
        maxLength={200}
      />
      <Textarea
        name={`${at}.motion`}
        label={t("request.pointMotion", { number })}
        optional
        rows={2}
        maxLength={5000}
      />
      <Select
        name={`${at}.decisionType`}
        label={t("convening.type", { number })}
        defaultValue="D-01"
        choices={useDecisionChoices(LATEST_RULES)}
      />
    </div>
  );
}
