import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { PointLine } from "#server/assembly/agenda/annual.rules.ts";
import { MAJORITIES, rulesOf } from "#server/assembly/ballot/ballot.rules.ts";
import { decisionOf, decisionsInMeeting } from "#server/assembly/ballot/catalogue.rules.ts";
import { type AgendaLine, Majority } from "./agenda-list.tsx";
import { AnnualPoints } from "./annual-points.tsx";
import type { ShownMeeting } from "./shown-meeting.ts";

type SpecialPart = Readonly<{ id: string; name: string }>;

type AgendaEditorProps = {
  slug: string;
  meeting: ShownMeeting;
  /** The special common parts of the register, each with a key of its own. */
  parts: readonly SpecialPart[];
  /** What the annual meeting has to treat; none for another. */
  points: readonly PointLine[];
  action: FormAction;
};

/** The agenda while it can be written. Each gesture is a form: nothing needs a mouse. */
export function AgendaEditor({ slug, meeting, parts, points, action }: AgendaEditorProps) {
  const t = useTranslations("assembly");
  const here = `/${slug}/assembly/meetings/${meeting.id}`;
  return (
    <Page
      title={t("agenda.title")}
      lead={t("agenda.lead")}
      crumbs={[
        { href: `/${slug}`, label: meeting.association.name },
        { href: `/${slug}/assembly`, label: t("meetings.title") },
        { href: here, label: t(`kind.${meeting.kind}`) },
      ]}
      actions={<LinkButton href={here}>{t("agenda.back")}</LinkButton>}
      law={
        <>
          <LawNote article="3.87 §3">{t("agenda.law")}</LawNote>
          {points.length > 0 ? (
            <LawNote article="3.89 §5, 3.90, 3.91">{t("annual.law")}</LawNote>
          ) : null}
          <LawNote article="3.88 §1 1° b">{t("agenda.cameras")}</LawNote>
        </>
      }
    >
      <AnnualPoints
        points={points}
        items={meeting.items}
        {...{ language: meeting.language, action }}
      />
      {meeting.items.map((item) => (
        <EditableItem key={item.id} item={item} meeting={meeting} parts={parts} action={action} />
      ))}
      <Section title={t("agenda.add")} id="add">
        <ActionForm action={action} label={t("agenda.add")}>
          <input type="hidden" name="do" value="add" />
          <ItemFields language={meeting.language} />
          <Button>{t("agenda.add")}</Button>
        </ActionForm>
      </Section>
    </Page>
  );
}

type ItemProps = Omit<AgendaEditorProps, "slug" | "points"> & { item: AgendaLine };

function EditableItem({ item, meeting, parts, action }: ItemProps) {
  const t = useTranslations("assembly");
  const { language, rulesVersion } = meeting;
  const number = item.position;
  return (
    <Section
      title={
        <>
          {t("agenda.item", { number })} — <span lang={language}>{item.title}</span>
        </>
      }
      aside={<ItemGestures item={item} last={meeting.items.length} action={action} />}
    >
      {item.resolutions.map((resolution) => (
        <div key={resolution.id} className="grid gap-2 border-plate border-s-4 ps-4">
          <h3 className="font-semibold">
            {t("agenda.resolution", { number: `${number}.${resolution.position}` })}
          </h3>
          <p className="max-w-measure whitespace-pre-line" lang={language}>
            {resolution.text}
          </p>
          <Majority rulesVersion={rulesVersion} resolution={resolution} />
          <ActionForm
            action={action}
            label={t("agenda.removeResolution", { number: `${number}.${resolution.position}` })}
          >
            <input type="hidden" name="do" value="withdraw" />
            <input type="hidden" name="resolutionId" value={resolution.id} />
            <Button
              tone="quiet"
              dense
              label={t("agenda.removeResolution", { number: `${number}.${resolution.position}` })}
            >
              {t("agenda.remove")}
            </Button>
          </ActionForm>
        </div>
      ))}
      <details className="grid gap-4">
        <summary className="w-fit py-1 font-semibold text-plate">
          {t("agenda.addResolution")}
        </summary>
        <ActionForm
          action={action}
          label={`${t("agenda.item", { number })} — ${t("agenda.addResolution")}`}
          className="mt-4 grid gap-4"
        >
          <input type="hidden" name="do" value="propose" />
          <input type="hidden" name="itemId" value={item.id} />
          <Textarea name="text" label={t("agenda.text")} rows={3} lang={language} />
          <Select
            name="decisionType"
            label={t("agenda.type")}
            hint={t("agenda.typeHint")}
            placeholder={t("agenda.choose")}
            choices={useDecisionChoices(rulesVersion)}
          />
          {parts.length > 0 ? (
            <Select
              name="electorateKeyId"
              label={t("agenda.electorate")}
              hint={t("agenda.electorateHint")}
              placeholder={t("agenda.electorateAll")}
              choices={parts.map(({ id, name }) => ({
                value: id,
                label: t("agenda.electoratePart", { part: name }),
              }))}
            />
          ) : null}
          <Button>{t("agenda.addResolution")}</Button>
        </ActionForm>
      </details>
      <details className="grid gap-4">
        <summary className="w-fit py-1 font-semibold text-plate">
          {t("agenda.change", { number })}
        </summary>
        <ActionForm
          action={action}
          label={t("agenda.change", { number })}
          className="mt-4 grid gap-4"
        >
          <input type="hidden" name="do" value="edit" />
          <input type="hidden" name="itemId" value={item.id} />
          <ItemFields language={language} item={item} />
          <Button>{t("agenda.save")}</Button>
        </ActionForm>
      </details>
    </Section>
  );
}

/** The catalogue under its majorities, as the law groups it. */
export function useDecisionChoices(rulesVersion: string) {
  const t = useTranslations("assembly");
  const { version } = rulesOf(rulesVersion);
  return MAJORITIES.map((majority) => ({
    group: t(`majority.${majority}`),
    choices: decisionsInMeeting(version)
      .filter((type) => decisionOf(version, type).majority === majority)
      .map((value) => ({ value, label: t(`decision.${value}`) })),
  })).filter(({ choices }) => choices.length > 0);
}

function ItemFields({ language, item }: { language: string; item?: AgendaLine }) {
  const t = useTranslations("assembly.agenda");
  return (
    <>
      <Field
        name="title"
        label={t("titleField")}
        defaultValue={item?.title}
        maxLength={200}
        lang={language}
      />
      <Textarea
        name="explanation"
        label={t("explanation")}
        optional
        rows={3}
        defaultValue={item?.explanation ?? undefined}
        lang={language}
      />
    </>
  );
}

type GesturesProps = { item: AgendaLine; last: number; action: FormAction };

function ItemGestures({ item, last, action }: GesturesProps) {
  const t = useTranslations("assembly.agenda");
  const number = item.position;
  return (
    <ActionForm
      action={action}
      label={t("item", { number })}
      className="flex flex-wrap gap-x-6 gap-y-2"
    >
      <input type="hidden" name="itemId" value={item.id} />
      {number > 1 ? (
        <Button tone="quiet" dense name="do" value="up" label={t("upLabel", { number })}>
          {t("up")}
        </Button>
      ) : null}
      {number < last ? (
        <Button tone="quiet" dense name="do" value="down" label={t("downLabel", { number })}>
          {t("down")}
        </Button>
      ) : null}
      <Button tone="quiet" dense name="do" value="remove" label={t("removeLabel", { number })}>
        {t("remove")}
      </Button>
    </ActionForm>
  );
}
