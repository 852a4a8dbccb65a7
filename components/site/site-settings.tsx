import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { Section } from "#components/ui/section.tsx";
import { toLocale } from "#messages/routing.ts";
import type { SiteSettings as Settings } from "#server/site/notice/desk.queries.ts";
import { OfficeForm } from "./office-form.tsx";
import { SiteNav } from "./site-nav.tsx";

type SiteSettingsProps = {
  association: Readonly<{ name: string; slug: string }>;
  settings: Settings & Readonly<{ mayChangeOffice: boolean; publicUrl: string }>;
  change: FormAction;
  consult: FormAction;
};

/** What is published, what is missing of what the law wants, and where to say it. */
export function SiteSettings({ association, settings, change, consult }: SiteSettingsProps) {
  const t = useTranslations("site.settings");
  const { slug, name } = association;
  const { office } = settings;
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      crumbs={[{ href: `/${slug}`, label: name }]}
      law={
        <>
          <LawNote article="3.89 §2">{t("law")}</LawNote>
          <LawNote article="3.93">{t("consultation.law")}</LawNote>
        </>
      }
    >
      <SiteNav slug={slug} here="settings" />
      <div className="grid gap-1">
        <p>
          <a href={`/b/${slug}`} className="font-semibold">
            {t("open")}
          </a>
        </p>
        <p className="text-fine text-quiet">
          {t("address")} <span className="wrap-anywhere text-ink">{settings.publicUrl}</span>
        </p>
      </div>
      {office ? (
        <Missing missing={settings.missing} />
      ) : (
        <Notice tone="waiting">{t("noSyndic")}</Notice>
      )}
      {office ? (
        <OfficeForm office={office} mayChange={settings.mayChangeOffice} action={change} />
      ) : null}
      <Consultation settings={settings} action={consult} />
    </Page>
  );
}

function Missing({ missing }: Pick<Settings, "missing">) {
  const t = useTranslations("site.settings");
  if (missing.length === 0) return <Notice tone="done">{t("complete")}</Notice>;
  return (
    <Notice tone="waiting" title={t("missing")}>
      <ul className="ms-5 list-disc">
        {missing.map((fact) => (
          <li key={fact}>{t(`wanted.${fact}`)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Consultation({ settings, action }: { settings: Settings; action: FormAction }) {
  const t = useTranslations("site.settings.consultation");
  const words = useTranslations("ui.languages");
  const language = words(toLocale(settings.language));
  return (
    <Section title={t("title")} id="consultation">
      <ActionForm action={action} label={t("title")}>
        <Radios
          name="at"
          legend={t("where")}
          defaultValue={settings.consultationAt ?? undefined}
          choices={[
            { value: "seat", label: t("seat") },
            { value: "office", label: t("office") },
          ]}
        />
        <Field
          name="note"
          label={t("note")}
          hint={t("noteHint", { language })}
          lang={settings.language}
          defaultValue={settings.consultationNote ?? undefined}
          maxLength={200}
          optional
        />
        <Button>{t("save")}</Button>
      </ActionForm>
    </Section>
  );
}
