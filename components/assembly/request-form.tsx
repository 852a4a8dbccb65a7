import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import { Fieldset } from "#components/ui/fieldset.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Page } from "#components/ui/page.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { MOST_POINTS } from "#server/assembly/request/request.schema.ts";

type Association = Readonly<{ name: string; slug: string }>;
type RequestFormProps = { association: Association; action: FormAction };

/** Where an owner begins to ask for a meeting. */
export function RequestForm({ association, action }: RequestFormProps) {
  const t = useTranslations("assembly");
  return (
    <Frame association={association} title={t("requests.new")}>
      <ActionForm action={action} label={t("requests.new")}>
        <Words />
        <p className="max-w-measure">{t("request.willStart")}</p>
        <div>
          <Button>{t("request.start")}</Button>
        </div>
      </ActionForm>
    </Frame>
  );
}

type EncodeRequestFormProps = RequestFormProps & {
  people: readonly Readonly<{ partyId: string; name: string }>[];
  today: string;
};

/** Where the syndic enters a registered letter that reached him. */
export function EncodeRequestForm(props: EncodeRequestFormProps) {
  const { association, people, today, action } = props;
  const t = useTranslations("assembly");
  return (
    <Frame association={association} title={t("requests.encode")}>
      <ActionForm action={action} label={t("requests.encode")}>
        <DateField
          name="receivedOn"
          label={t("request.receivedField")}
          hint={t("request.receivedHint")}
          defaultValue={today}
          max={today}
        />
        <Fieldset id="signers" legend={t("request.signersField")} hint={t("request.signersHint")}>
          <div className="grid gap-x-6 sm:grid-cols-2">
            {people.map(({ partyId, name }) => (
              <Checkbox key={partyId} name={`signer.${partyId}`} label={name} />
            ))}
          </div>
        </Fieldset>
        <Words />
        <p className="max-w-measure">{t("request.willKeep")}</p>
        <div>
          <Button>{t("request.keep")}</Button>
        </div>
      </ActionForm>
    </Frame>
  );
}

function Frame(props: { association: Association; title: string; children: ReactNode }) {
  const { association, title, children } = props;
  const t = useTranslations("assembly");
  const { name, slug } = association;
  return (
    <Page
      title={title}
      crumbs={[
        { href: `/${slug}`, label: name },
        { href: `/${slug}/assembly`, label: t("meetings.title") },
        { href: `/${slug}/assembly/requests`, label: t("requests.title") },
      ]}
      law={<LawNote article="3.87 §2">{t("requests.law")}</LawNote>}
    >
      {children}
    </Page>
  );
}

/** The reason, the first point, and more of them where they are wanted; what is left blank is none. */
function Words() {
  const t = useTranslations("assembly.request");
  const [first = 1, ...others] = Array.from({ length: MOST_POINTS }, (_, index) => index + 1);
  return (
    <>
      <Textarea
        name="reason"
        label={t("reason")}
        hint={t("reasonHint")}
        rows={4}
        maxLength={5000}
      />
      <Point number={first} />
      <details className="grid gap-4">
        <summary className="w-fit py-1 font-semibold text-plate">{t("more")}</summary>
        <div className="mt-4 grid gap-6">
          {others.map((number) => (
            <Point key={number} number={number} />
          ))}
        </div>
      </details>
    </>
  );
}

function Point({ number }: { number: number }) {
  const t = useTranslations("assembly.request");
  const at = `points.${number - 1}`;
  return (
    <div className="grid gap-4">
      <Field
        name={`${at}.title`}
        label={t("pointTitle", { number })}
        hint={number === 1 ? t("pointTitleHint") : undefined}
        optional={number > 1}
        maxLength={200}
      />
      <Textarea
        name={`${at}.motion`}
        label={t("pointMotion", { number })}
        optional
        rows={2}
        maxLength={5000}
      />
    </div>
  );
}
