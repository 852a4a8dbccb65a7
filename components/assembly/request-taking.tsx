import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { LATEST_RULES } from "#server/assembly/ballot/ballot.rules.ts";
import type { ProposalPlace } from "#server/assembly/proposal/proposal.schema.ts";
import type { RequestView } from "#server/assembly/request/request.schema.ts";
import { useDecisionChoices } from "./agenda-editor.tsx";

/** The rules that say which majority each type of decision asks for, until the meeting has a day. */

type TakeUpFormProps = {
  request: RequestView;
  places: readonly ProposalPlace[];
  action: FormAction;
};

/** Where the syndic puts the points on an agenda, in one gesture. */
export function TakeUpForm({ request, places, action }: TakeUpFormProps) {
  const t = useTranslations("assembly");
  const locale = useLocale();
  return (
    <div className="w-full">
      <Section title={t("request.takeUp")}>
        <p className="max-w-measure">{t("request.takeUpWill")}</p>
        <ActionForm action={action} label={t("request.takeUp")}>
          {places.length > 0 ? (
            <Select
              name="meetingId"
              label={t("request.where")}
              choices={[
                { value: "", label: t("request.whereNew") },
                ...places.map(({ id, kind, on }) => ({
                  value: id,
                  label: t("proposal.meetingOn", {
                    kind: t(`kind.${kind}`),
                    date: formatDate(on, locale),
                  }),
                })),
              ]}
            />
          ) : null}
          <DateField
            name="on"
            label={t("request.on")}
            hint={t("request.onHint")}
            optional={places.length > 0}
          />
          <Field
            name="time"
            label={t("request.time")}
            width="short"
            optional={places.length > 0}
            defaultValue="19:00"
          />
          <PointTypes
            points={request.points}
            rulesVersion={places[0]?.rulesVersion ?? LATEST_RULES}
          />
          <div>
            <Button>{t("request.takeUp")}</Button>
          </div>
        </ActionForm>
      </Section>
    </div>
  );
}

type PointTypesProps = {
  points: RequestView["points"];
  rulesVersion: string;
  /** Where the choices stand in what is sent. */
  within?: string;
};

/** Under which majority each text is put to the vote: the law says so by its type. */
export function PointTypes({ points, rulesVersion, within = "" }: PointTypesProps) {
  const t = useTranslations("assembly");
  const choices = useDecisionChoices(rulesVersion);
  return points.map(({ id, motion }, index) =>
    motion ? (
      <Select
        key={id}
        name={`${within}types.${id}`}
        label={t("request.type", { number: index + 1 })}
        hint={motion}
        defaultValue="D-01"
        choices={choices}
      />
    ) : null,
  );
}
