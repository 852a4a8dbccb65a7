import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { MailAddress } from "#components/ui/mail-address.tsx";
import { Page } from "#components/ui/page.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import type { ConsentRequestLine, RequestState } from "#server/registry/consent/consent.schema.ts";
import { RegistryNav } from "./registry-nav.tsx";

const TONES = {
  sent: "waiting",
  oral: "waiting",
  confirmed: "done",
  closed: "neutral",
  expired: "neutral",
} as const satisfies Record<RequestState, string>;

type ConsentListProps = {
  association: Readonly<{ name: string; slug: string }>;
  requests: readonly ConsentRequestLine[];
  today: string;
  answer: FormAction;
  close: FormAction;
  /** The form came back signed, request by request. */
  signedOf: (requestId: string) => FormAction;
};

/** Who was asked to accept e-mail, how far each is, and what is said on the telephone. */
export function ConsentList(props: ConsentListProps) {
  const { association, requests, today, answer, close, signedOf } = props;
  const t = useTranslations("registry.consents");
  const words = useTranslations("registry");
  const { slug } = association;
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      crumbs={[{ href: `/${slug}`, label: association.name }]}
      law={<LawNote article="3.87 §3">{words("consent.link.law")}</LawNote>}
    >
      <RegistryNav slug={slug} here="consents" isOffice />
      <Telephone answer={answer} />
      <Section title={t("asked")}>
        {requests.length === 0 ? (
          <EmptyState action={<Link href={`/${slug}/registry/parties`}>{t("choose")}</Link>}>
            <p>{t("none")}</p>
          </EmptyState>
        ) : (
          <Table
            caption={t("asked")}
            captionHidden
            rows={requests}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "name",
                header: t("person"),
                names: true,
                cell: ({ name, partyId, email }) => (
                  <>
                    <Link href={`/${slug}/registry/parties/${partyId}`}>{name}</Link>
                    <span className="block font-normal text-fine text-quiet">
                      <MailAddress>{email}</MailAddress>
                    </span>
                  </>
                ),
              },
              {
                key: "code",
                header: t("code"),
                cell: ({ code }) => <span className="whitespace-nowrap tabular-nums">{code}</span>,
              },
              {
                key: "state",
                header: t("state"),
                cell: ({ state, origin }) => (
                  <Status tone={TONES[state]}>
                    {t(`is.${state === "sent" && origin === "person" ? "asked" : state}`)}
                  </Status>
                ),
              },
              {
                key: "until",
                header: t("until"),
                cell: ({ expiresAt }) => <LegalDate iso={expiresAt.slice(0, 10)} style="short" />,
              },
              {
                key: "next",
                header: t("next"),
                cell: (line) =>
                  line.state === "sent" || line.state === "oral" ? (
                    <Next {...{ slug, line, today, close }} signed={signedOf(line.id)} />
                  ) : null,
              },
            ]}
          />
        )}
      </Section>
    </Page>
  );
}

function Telephone({ answer }: { answer: FormAction }) {
  const t = useTranslations("registry.consents");
  return (
    <Section title={t("telephone")}>
      <p className="max-w-measure">{t("telephoneWhat")}</p>
      <ActionForm action={answer} label={t("telephone")}>
        <Field
          name="consentDigits"
          label={t("codeAsked")}
          hint={t("codeHint")}
          inputMode="numeric"
          width="medium"
          autoComplete="off"
        />
        <Radios
          name="answer"
          legend={t("said")}
          inline
          choices={[
            { value: "accepted", label: t("saidYes") },
            { value: "declined", label: t("saidNo") },
          ]}
        />
        <div>
          <Button>{t("noteAnswer")}</Button>
        </div>
      </ActionForm>
    </Section>
  );
}

type NextProps = {
  slug: string;
  line: ConsentRequestLine;
  today: string;
  close: FormAction;
  signed: FormAction;
};

/** What is left to do about one request: print its letter, note the signed form, or end it. */
function Next({ slug, line, today, close, signed }: NextProps) {
  const t = useTranslations("registry.consents");
  const of = { name: line.name };
  return (
    <div className="grid gap-2">
      <Link href={`/${slug}/registry/consents?letter=${line.id}`} aria-label={t("letterOf", of)}>
        {t("letter")}
      </Link>
      <Confirm trigger={t("more")}>
        <ActionForm action={signed} label={t("signedOf", of)}>
          <DateField name="signedOn" label={t("signedOn")} max={today} />
          <Field name="kept" label={t("kept")} maxLength={500} />
          <div>
            <Button label={t("signedOf", of)}>{t("signed")}</Button>
          </div>
        </ActionForm>
        <ActionForm action={close} label={t("closeOf", of)}>
          <input type="hidden" name="requestId" value={line.id} />
          <div>
            <Button tone="secondary" label={t("closeOf", of)}>
              {t("close")}
            </Button>
          </div>
        </ActionForm>
      </Confirm>
    </div>
  );
}
