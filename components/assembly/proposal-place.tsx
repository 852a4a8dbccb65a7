import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import type { ProposalPlace, ProposalView } from "#server/assembly/proposal/proposal.schema.ts";
import { useDecisionChoices } from "./agenda-editor.tsx";

type ProposalPlaceFormProps = {
  proposal: ProposalView;
  places: readonly ProposalPlace[];
  action: FormAction;
};

/** Where the syndic puts a proposal on the agenda of a meeting in preparation. */
export function ProposalPlaceForm({ proposal, places, action }: ProposalPlaceFormProps) {
  const t = useTranslations("assembly.proposal");
  const [next] = places;
  return (
    <Section title={t("place")}>
      {next ? (
        <ActionForm action={action} label={t("place")}>
          <PlaceFields places={places} />
          {proposal.motion ? <TypeField rulesVersion={next.rulesVersion} /> : null}
          <div>
            <Button>{t("place")}</Button>
          </div>
        </ActionForm>
      ) : (
        <p>{t("placeNone")}</p>
      )}
    </Section>
  );
}

function PlaceFields({ places }: Pick<ProposalPlaceFormProps, "places">) {
  const t = useTranslations("assembly");
  const locale = useLocale();
  return (
    <Select
      name="place"
      label={t("proposal.placeWhere")}
      choices={places.map(({ id, kind, on, items }) => ({
        group: t("proposal.meetingOn", {
          kind: t(`kind.${kind}`),
          date: formatDate(on, locale),
        }),
        choices: [
          { value: id, label: t("proposal.placeOwn") },
          ...items.map((item) => ({
            value: `${id} ${item.id}`,
            label: t("proposal.placeWith", { number: item.position, title: item.title }),
          })),
        ],
      }))}
    />
  );
}

function TypeField({ rulesVersion }: Pick<ProposalPlace, "rulesVersion">) {
  const t = useTranslations("assembly");
  return (
    <Select
      name="decisionType"
      label={t("proposal.placeType")}
      hint={t("agenda.typeHint")}
      optional
      placeholder={t("proposal.placeTypeNone")}
      choices={useDecisionChoices(rulesVersion)}
    />
  );
}
