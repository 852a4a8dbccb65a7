import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Page } from "#components/ui/page.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { LOCALES } from "#messages/routing.ts";
import {
  POWER_MANNERS,
  POWER_SOURCES,
  type RepresentativeKind,
  type RepresentativeLine,
} from "#server/registry/representative/representative.schema.ts";

type RepresentativeFormProps = {
  association: Readonly<{ name: string; slug: string }>;
  party: Readonly<{ id: string; name: string; kind: string; language: string }>;
  /** The capacities that fit this party. */
  kinds: readonly RepresentativeKind[];
  action: FormAction;
};

/** Who acts for a party in law, by what power, and where its mail goes from now on. */
export function RepresentativeForm(props: RepresentativeFormProps) {
  const { association, party, kinds, action } = props;
  const t = useTranslations("registry");
  const { slug } = association;
  return (
    <Page
      title={t("representative.addFor", { name: party.name })}
      lead={t("representative.addWhat")}
      crumbs={[
        { href: `/${slug}`, label: association.name },
        { href: `/${slug}/registry/parties`, label: t("parties.title") },
        { href: `/${slug}/registry/parties/${party.id}`, label: party.name },
      ]}
      law={<LawNote article="3.87 §1">{t("representative.law")}</LawNote>}
    >
      <ActionForm action={action} label={t("representative.add")}>
        <Who kinds={kinds} />
        <Power isNatural={party.kind === "natural"} />
        <RepresentativeMail language={party.language} />
        <div>
          <Button>{t("representative.save")}</Button>
        </div>
      </ActionForm>
    </Page>
  );
}

function Who({ kinds }: Pick<RepresentativeFormProps, "kinds">) {
  const t = useTranslations("registry.representative");
  return (
    <Section title={t("who")}>
      <Select
        name="kind"
        label={t("capacity")}
        placeholder={t("choose")}
        choices={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      />
      <Field name="name" label={t("name")} hint={t("nameHint")} maxLength={200} />
      {kinds.includes("permanent_representative") ? (
        <Field name="behalf" label={t("behalf")} hint={t("behalfHint")} optional maxLength={200} />
      ) : null}
    </Section>
  );
}

function Power({ isNatural }: { isNatural: boolean }) {
  const t = useTranslations("registry.representative");
  const manners = POWER_MANNERS.filter((manner) => isNatural || manner !== "assistance");
  return (
    <Section title={t("power")}>
      <Select
        name="source"
        label={t("from")}
        hint={t("fromHint")}
        placeholder={t("choose")}
        choices={POWER_SOURCES.filter((source) => isNatural || source !== "law").map((source) => ({
          value: source,
          label: t(`source.${source}`),
        }))}
      />
      <DateField name="sourceOn" label={t("sourceOn")} optional />
      <Field name="court" label={t("court")} hint={t("courtHint")} optional maxLength={200} />
      <Field
        name="sourceReference"
        label={t("reference")}
        hint={t("referenceHint")}
        optional
        maxLength={200}
      />
      {isNatural ? (
        <Checkbox
          name="overProperty"
          label={t("overProperty")}
          hint={t("overPropertyHint")}
          defaultChecked
        />
      ) : (
        <input type="hidden" name="overProperty" value="on" />
      )}
      <Radios
        name="manner"
        legend={t("how")}
        defaultValue="alone"
        choices={manners.map((manner) => ({ value: manner, label: t(`manner.${manner}`) }))}
      />
      <DateField name="startsOn" label={t("startsOn")} />
      <DateField
        name="endsOn"
        label={t("endsOn")}
        {...(isNatural ? { hint: t("endsOnHint") } : {})}
        optional
      />
    </Section>
  );
}

/** What is known already of how he is reached, when it is put right. */
type Known = Partial<
  Pick<
    RepresentativeLine,
    | "street"
    | "postcode"
    | "town"
    | "phone"
    | "email"
    | "ordinaryChannel"
    | "emailAcceptedOn"
    | "receivesMail"
  >
>;

/** How he is reached, and whether the party's mail goes to him. */
export function RepresentativeMail({ language, known = {} }: { language: string; known?: Known }) {
  const t = useTranslations("registry.representative");
  const words = useTranslations("ui.languages");
  return (
    <Section title={t("mail")}>
      <Radios
        name="receivesMail"
        legend={t("mailGoes")}
        defaultValue={known.receivesMail === false ? "party" : "him"}
        choices={[
          { value: "him", label: t("mailHim") },
          { value: "party", label: t("mailParty") },
        ]}
      />
      <Field name="street" label={t("street")} defaultValue={known.street ?? undefined} optional />
      <Field
        name="postcode"
        label={t("postcode")}
        defaultValue={known.postcode ?? undefined}
        optional
        width="short"
      />
      <Field
        name="town"
        label={t("town")}
        defaultValue={known.town ?? undefined}
        optional
        width="medium"
      />
      <Field
        name="phone"
        type="tel"
        label={t("phone")}
        defaultValue={known.phone ?? undefined}
        optional
        width="medium"
      />
      <Field
        name="email"
        type="email"
        label={t("email")}
        defaultValue={known.email ?? undefined}
        optional
      />
      <Select
        name="language"
        label={t("language")}
        defaultValue={language}
        choices={LOCALES.map((code) => ({ value: code, label: words(code) }))}
      />
      <Radios
        name="ordinaryChannel"
        legend={t("channel")}
        defaultValue={known.ordinaryChannel ?? "letter"}
        inline
        choices={[
          { value: "letter", label: t("byLetter") },
          { value: "email", label: t("byEmail") },
        ]}
      />
      <DateField
        name="emailAcceptedOn"
        label={t("accepted")}
        hint={t("acceptedHint")}
        defaultValue={known.emailAcceptedOn ?? undefined}
        optional
      />
      <Field name="acceptedText" label={t("acceptedText")} optional maxLength={200} />
    </Section>
  );
}
