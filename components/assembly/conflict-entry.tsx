import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { EXCLUSION_ARTICLE } from "#server/assembly/ballot/exclusion.rules.ts";
import type { BallotView } from "#server/assembly/ballot/view.queries.ts";
import { ExclusionFields } from "./exclusion-fields.tsx";
import { ExclusionList } from "./exclusion-list.tsx";

type ConflictEntryProps = {
  ballots: readonly BallotView[];
  people: readonly Readonly<{ partyId: string; name: string }>[];
  language: string;
  action: FormAction;
};

/** Who is known not to be able to vote on a text, said before the meeting so that others can act on it. */
export function ConflictEntry({ ballots, people, language, action }: ConflictEntryProps) {
  const t = useTranslations("assembly.conflictEntry");
  const words = useTranslations("assembly.exclusion");
  const open = ballots.filter(({ state }) => state !== "closed");
  const told = ballots.filter(({ exclusions }) => exclusions.length > 0);
  if (open.length === 0) return null;
  return (
    <Section title={t("title")}>
      <p className="max-w-measure text-quiet">{t("lead")}</p>
      {told.length === 0 ? <p>{t("none")}</p> : null}
      {told.map(({ resolutionId, number, title, exclusions }) => (
        <div key={resolutionId} className="grid gap-1">
          <p lang={language}>
            {number}. {title}
          </p>
          <ExclusionList exclusions={exclusions} />
        </div>
      ))}
      <details>
        <summary className="w-fit py-1 font-semibold text-plate">{t("add")}</summary>
        <ActionForm action={action} label={t("add")} className="mt-4 grid gap-4">
          <LawNote article={EXCLUSION_ARTICLE}>{words("law")}</LawNote>
          <Select
            name="resolutionId"
            label={t("text")}
            choices={open.map(({ resolutionId, number, title }) => ({
              value: resolutionId,
              label: `${number}. ${title}`,
            }))}
          />
          <ExclusionFields people={people} />
          <Button tone="secondary">{t("add")}</Button>
        </ActionForm>
      </details>
    </Section>
  );
}
