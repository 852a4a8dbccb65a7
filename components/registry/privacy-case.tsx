import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { Page } from "#components/ui/page.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { Section } from "#components/ui/section.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { Link } from "#messages/navigation.ts";
import { IDENTITY_PROOFS, type RequestLine } from "#server/registry/privacy/privacy.schema.ts";
import type { ShownRights } from "./own-data.tsx";
import { PrivacyLaw } from "./privacy-law.tsx";
import { ErasureTable, ExportList, RequestState } from "./privacy-parts.tsx";

type Actions = Readonly<Record<"identify" | "extend" | "decide" | "prepare" | "lift", FormAction>>;

type PrivacyCaseProps = {
  association: Readonly<{ id: string; name: string; slug: string }>;
  request: RequestLine;
  rights: ShownRights;
  now: string;
  actions: Actions;
};

/** One request: what was asked, who asks, what an answer would do, and the answer. */
export function PrivacyCase({ association, request, rights, now, actions }: PrivacyCaseProps) {
  const t = useTranslations("registry.privacy");
  const { id: associationId, slug, name } = association;
  const { kind } = request;
  return (
    <Page
      title={t("kindOf", { kind: t(`short.${kind}`), words: request.name })}
      crumbs={[
        { href: `/${slug}`, label: name },
        { href: `/${slug}/registry/privacy`, label: t("desk.title") },
      ]}
      law={<PrivacyLaw />}
    >
      <Facts request={request} slug={slug} />
      {kind === "erasure" ? <ErasureTable items={rights.erasure} isSelf={false} /> : null}
      {kind === "access" || kind === "portability" ? (
        <Section title={t("desk.prepare", { name: request.name })}>
          <ExportList associationId={associationId} exports={rights.exports} now={now} />
          <ActionForm action={actions.prepare} label={t("desk.prepare", { name: request.name })}>
            <div>
              <Button tone="secondary">{t("desk.prepare", { name: request.name })}</Button>
            </div>
          </ActionForm>
        </Section>
      ) : null}
      {request.outcome ? null : <ToAnswer request={request} actions={actions} />}
      {rights.restriction ? (
        <Confirm trigger={t("desk.lift")}>
          <p>{t("desk.liftWhat")}</p>
          <ActionForm action={actions.lift} label={t("desk.lift")}>
            <div>
              <Button>{t("desk.lift")}</Button>
            </div>
          </ActionForm>
        </Confirm>
      ) : null}
    </Page>
  );
}

function Facts({ request, slug }: { request: RequestLine; slug: string }) {
  const t = useTranslations("registry.privacy");
  const { partyId, name, actsFor, kind, words, channel } = request;
  const { receivedOn, dueOn, identityProof } = request;
  const proof = IDENTITY_PROOFS.find((known) => known === identityProof);
  return (
    <DefinitionList
      items={[
        {
          term: t("desk.person"),
          detail: (
            <>
              <Link href={`/${slug}/registry/parties/${partyId}`}>{name}</Link>
              {actsFor ? `, ${t("desk.actsFor", { party: actsFor })}` : null}
            </>
          ),
        },
        { term: t("what"), detail: t(`kind.${kind}`) },
        ...(words ? [{ term: t("words"), detail: words }] : []),
        { term: t("desk.channel"), detail: t(`desk.via.${channel}`) },
        { term: t("received"), detail: <LegalDate iso={receivedOn} /> },
        { term: t("due"), detail: <LegalDate iso={dueOn} /> },
        { term: t("desk.identity"), detail: proof ? t(`desk.proof.${proof}`) : "—" },
        { term: t("state"), detail: <RequestState request={request} /> },
        ...(request.answer ? [{ term: t("desk.answerText"), detail: request.answer }] : []),
      ]}
    />
  );
}

function ToAnswer({ request, actions }: { request: RequestLine; actions: Actions }) {
  const t = useTranslations("registry.privacy");
  const locale = useLocale();
  if (!request.identityProof) {
    return (
      <Section title={t("desk.identity")}>
        <p className="max-w-measure">{t("desk.identityWhat")}</p>
        <ActionForm action={actions.identify} label={t("desk.identity")}>
          <Radios
            name="proof"
            legend={t("desk.identity")}
            choices={IDENTITY_PROOFS.filter((proof) => proof !== "session").map((value) => ({
              value,
              label: t(`desk.proof.${value}`),
            }))}
          />
          <div>
            <Button>{t("desk.identified")}</Button>
          </div>
        </ActionForm>
      </Section>
    );
  }
  return (
    <Section title={t("desk.answer")}>
      <p className="max-w-measure">{t(`desk.effect.${request.kind}`)}</p>
      <ActionForm action={actions.decide} label={t("desk.answer")}>
        <Radios
          name="outcome"
          legend={t("desk.outcome")}
          choices={(["granted", "partly", "refused"] as const).map((value) => ({
            value,
            label: t(`is.${value}`),
          }))}
        />
        <Textarea
          name="answer"
          label={t("desk.answerText")}
          hint={t("desk.answerHint")}
          maxLength={4000}
        />
        <div>
          <Button>{t("desk.decide")}</Button>
        </div>
      </ActionForm>
      {request.extensionReason ? null : (
        <Confirm trigger={t("desk.extend")}>
          <p>{t("desk.extendWhat", { date: formatDate(request.dueOn, locale) })}</p>
          <ActionForm action={actions.extend} label={t("desk.extend")}>
            <Textarea name="reason" label={t("desk.extendWhy")} maxLength={2000} />
            <div>
              <Button>{t("desk.extend")}</Button>
            </div>
          </ActionForm>
        </Confirm>
      )}
    </Section>
  );
}
