import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Plate } from "#components/ui/plate.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import type { PartialView } from "#server/registry/partial/partial.schema.ts";
import { type LinkActions, PartialLink } from "./partial-link.tsx";
import { RegistryNav } from "./registry-nav.tsx";
import { isUnlike, TwinDifference } from "./twin-difference.tsx";

type PartialPageProps = {
  association: Readonly<{ name: string; slug: string }>;
  isOffice: boolean;
  links: readonly PartialView[];
  /** Associations one is syndic of as well, not linked with this one yet. */
  candidates: readonly Readonly<{ id: string; name: string }>[];
  link: FormAction;
  /** What may be done with each link. */
  actionsFor: (link: PartialView) => LinkActions;
};

/** The associations this one belongs with, its lots that are lots there too, and what disagrees. */
export function PartialPage(props: PartialPageProps) {
  const { association, isOffice, links, candidates } = props;
  const t = useTranslations("registry.partial");
  const { slug } = association;
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      crumbs={[{ href: `/${slug}`, label: association.name }]}
      law={
        <>
          <LawNote article="3.84">{t("law")}</LawNote>
          <LawNote article="3.88 §1 2° f">{t("lawDecision")}</LawNote>
          <LawNote article="3.87 §12">{t("lawMinutes")}</LawNote>
        </>
      }
    >
      <RegistryNav slug={slug} here="partial" isOffice={isOffice} />
      <Tasks slug={slug} links={links} />
      {links.length === 0 ? <NoLink {...props} /> : null}
      {links.map((link) => (
        <PartialLink key={link.otherId} slug={slug} link={link} actions={props.actionsFor(link)} />
      ))}
      {isOffice && candidates.length > 0 ? (
        <LinkForm candidates={candidates} action={props.link} />
      ) : null}
    </Page>
  );
}

function NoLink({ isOffice, candidates }: PartialPageProps) {
  const t = useTranslations("registry.partial");
  if (!isOffice) return <EmptyState>{t("noneOwner")}</EmptyState>;
  if (candidates.length > 0) return <EmptyState>{t("none")}</EmptyState>;
  const add = <LinkButton href="/associations/new">{t("add")}</LinkButton>;
  return <EmptyState action={add}>{t("noneAlone")}</EmptyState>;
}

type TasksProps = { slug: string; links: readonly PartialView[] };

/** What the two sides do not say alike, each with where the missing movement is entered. */
function Tasks({ slug, links }: TasksProps) {
  const t = useTranslations("registry.partial");
  const tasks = links.flatMap((link) =>
    link.twins.filter(({ verdict }) => isUnlike(verdict)).map((twin) => ({ link, twin })),
  );
  if (tasks.length === 0) return null;
  return (
    <Section title={t("tasks")}>
      <Notice tone="waiting" title={t("tasksLead", { count: tasks.length })} />
      <ol className="grid gap-6">
        {tasks.map(({ link, twin }) => {
          const other = { name: link.otherName, slug: link.otherSlug };
          return (
            <li
              key={`${link.otherId} ${twin.lotId}`}
              className="grid min-w-0 gap-2 border-ochre border-s-2 ps-4"
            >
              <h3 className="flex flex-wrap items-center gap-3 font-semibold">
                <Plate>{twin.code}</Plate>
                {t("lotTwin", { code: twin.otherCode, name: other.name })}
              </h3>
              <TwinDifference slug={slug} other={other} twin={twin} />
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

type LinkFormProps = { candidates: PartialPageProps["candidates"]; action: FormAction };

function LinkForm({ candidates, action }: LinkFormProps) {
  const t = useTranslations("registry.partial");
  return (
    <Section title={t("link")}>
      <p className="max-w-measure text-quiet">{t("linkLead")}</p>
      <ActionForm action={action} label={t("link")}>
        <Select
          name="mainId"
          label={t("other")}
          placeholder={t("chooseOther")}
          choices={candidates.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Radios
          name="side"
          legend={t("side")}
          defaultValue="here"
          choices={[
            { value: "here", label: t("thisIsPartial") },
            { value: "there", label: t("otherIsPartial") },
          ]}
        />
        <Field name="decision" label={t("decision")} hint={t("decisionHint")} maxLength={500} />
        <Field name="reason" label={t("fewReason")} optional maxLength={500} />
        <div>
          <Button>{t("save")}</Button>
        </div>
      </ActionForm>
    </Section>
  );
}
