import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatInteger, formatMoment, formatTime } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import type { AttendanceSheet } from "#server/assembly/paper/paper.queries.ts";
import { OpeningFields } from "./opening-fields.tsx";
import type { PaperDeskProps } from "./paper-desk.tsx";

type Props = Pick<PaperDeskProps, "paper" | "secretary" | "actions" | "meeting">;

/** The attendance sheet: entered, or as it was. */
export function PaperAttendance(props: Props) {
  const { attendance } = props.paper;
  const t = useTranslations("assembly.paper");
  return (
    <Section title={t("attendance")} id="attendance">
      {attendance ? <Kept sheet={attendance} /> : <Enter {...props} />}
    </Section>
  );
}

function Enter({ paper, secretary, actions, meeting }: Props) {
  const t = useTranslations("assembly.paper");
  const locale = useLocale();
  return (
    <ActionForm action={actions.attend} label={t("attendance")}>
      <p className="max-w-measure text-quiet">{t("attendanceHint")}</p>
      <div className="grid gap-4">
        {paper.people.map(({ partyId, name, lots, noted }) => (
          <fieldset
            key={partyId}
            className="grid gap-x-6 gap-y-2 border-rule border-b pb-4 sm:grid-cols-3"
          >
            <legend className="font-semibold">
              {lots.length > 0 ? t("person", { name, lots: lots.join(", ") }) : name}
            </legend>
            <input type="hidden" name="person" value={partyId} />
            <Field
              name={`came.${partyId}`}
              label={t("came")}
              width="short"
              autoComplete="off"
              optional
            />
            <Field
              name={`left.${partyId}`}
              label={t("left")}
              width="short"
              autoComplete="off"
              optional
            />
            {noted.map(({ kind, at }) => (
              <p key={at} className="text-fine text-quiet">
                {t(`noted.${kind}`, { time: formatTime(at, locale) })}
              </p>
            ))}
          </fieldset>
        ))}
      </div>
      <Field
        name="openedAt"
        label={t("opened")}
        hint={t("timeHint")}
        width="short"
        autoComplete="off"
        defaultValue={meeting.time}
      />
      <OpeningFields people={paper.people} secretary={secretary} />
      <p>
        <Button>{t("keepAttendance")}</Button>
      </p>
    </ActionForm>
  );
}

function Kept({ sheet }: { sheet: AttendanceSheet }) {
  const t = useTranslations("assembly.paper");
  const room = useTranslations("assembly.room");
  const locale = useLocale();
  const { quorum, moves, tellers, state } = sheet;
  return (
    <>
      <DefinitionList
        items={[
          { term: t("opened"), detail: formatMoment(sheet.openedAt, locale) },
          { term: room("chair"), detail: sheet.chair },
          { term: room("secretary"), detail: sheet.secretary },
          ...(tellers ? [{ term: room("tellers"), detail: tellers }] : []),
          {
            term: t("quorum"),
            detail: t(quorum.quorate ? "quorate" : "notQuorate", {
              heads: quorum.headsPresent,
              headsTotal: quorum.headsTotal,
              shares: formatInteger(quorum.sharesPresent, locale),
              sharesTotal: formatInteger(quorum.sharesTotal, locale),
            }),
          },
        ]}
      />
      <details open={state !== "recorded"}>
        <summary className="w-fit py-1 font-semibold text-plate">{t("moves")}</summary>
        <ul className="grid gap-1">
          {moves.map(({ name, kind, at }) => (
            <li key={`${name} ${at}`}>
              {t(`move.${kind}`, { name, time: formatTime(at, locale) })}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
