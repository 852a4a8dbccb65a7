import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { LawNote } from "#components/ui/law-note.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { RoomLine } from "#server/assembly/attendance/attendance.queries.ts";
import { EXCLUSION_ARTICLE } from "#server/assembly/ballot/exclusion.rules.ts";
import type { BallotView } from "#server/assembly/ballot/view.queries.ts";
import { ExclusionFields } from "./exclusion-fields.tsx";
import { ExclusionList } from "./exclusion-list.tsx";
import type { RoomActions } from "./shown-meeting.ts";

type RoomExclusionsProps = {
  ballot: BallotView;
  people: readonly RoomLine[];
  actions: Pick<RoomActions, "exclude" | "readmit">;
};

/** Who may not take part in a vote: the warnings, those kept out, and the two forms. */
export function RoomExclusions({ ballot, people, actions }: RoomExclusionsProps) {
  const t = useTranslations("assembly.exclusion");
  const { number: item, resolutionId, exclusions, perhapsInConflict } = ballot;
  const out = exclusions.filter(({ liftedFor }) => liftedFor === null);
  const eligible = people.filter(({ partyId }) => !out.some((kept) => kept.partyId === partyId));
  return (
    <>
      {perhapsInConflict.length > 0 ? (
        <Notice tone="waiting">
          {t("perhaps", { names: perhapsInConflict.map(({ name }) => name).join(", ") })}
        </Notice>
      ) : null}
      <ExclusionList exclusions={exclusions} />
      {out.map(({ id, name }) => (
        <details key={id}>
          <summary className="w-fit py-1 font-semibold text-plate">
            {t("readmitLabel", { name, item })}
          </summary>
          <ActionForm
            action={actions.readmit}
            label={t("readmitLabel", { name, item })}
            className="mt-4 grid gap-4"
          >
            <input type="hidden" name="resolutionId" value={resolutionId} />
            <input type="hidden" name="exclusionId" value={id} />
            <Field name="reason" label={t("readmitReason")} maxLength={500} />
            <Button tone="secondary" label={t("readmitLabel", { name, item })}>
              {t("readmit")}
            </Button>
          </ActionForm>
        </details>
      ))}
      {eligible.length > 0 ? (
        <details>
          <summary className="w-fit py-1 font-semibold text-plate">
            {t("excludeLabel", { item })}
          </summary>
          <ActionForm
            action={actions.exclude}
            label={t("excludeLabel", { item })}
            className="mt-4 grid gap-4"
          >
            <input type="hidden" name="resolutionId" value={resolutionId} />
            <LawNote article={EXCLUSION_ARTICLE}>{t("law")}</LawNote>
            <ExclusionFields people={eligible} />
            <Button tone="secondary" label={t("excludeLabel", { item })}>
              {t("exclude")}
            </Button>
          </ActionForm>
        </details>
      ) : null}
    </>
  );
}
