import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { ProposalPlace } from "#server/assembly/proposal/proposal.schema.ts";
import { isOpenToSign, mayBeTakenUp } from "#server/assembly/request/request.rules.ts";
import type { RequestView } from "#server/assembly/request/request.schema.ts";
import { TakeUpForm } from "./request-taking.tsx";

type RequestActsProps = {
  association: Readonly<{ slug: string; roles: readonly string[] }>;
  request: RequestView;
  places: readonly ProposalPlace[] | null;
  today: string;
  actions: Readonly<
    Record<"sign" | "unsign" | "post" | "receive" | "takeUp" | "withdraw", FormAction>
  >;
};

/** What whoever looks may do about a request, as far as it is: the next thing first. */
export function RequestActs(props: RequestActsProps) {
  const { association, request, places, today, actions } = props;
  const { state, hasSigned, isStarter, medium } = request;
  const isOwner = association.roles.includes("owner");
  const isSyndic = places !== null;
  const isOpen = isOpenToSign(state);
  const isLetter = medium === "letter" && state !== "answered" && state !== "withdrawn";
  return (
    <div className="grid justify-items-start gap-4 print:hidden">
      {isOwner && isOpen && !hasSigned ? <Gesture of="sign" primary action={actions.sign} /> : null}
      {isOwner && hasSigned && state === "ready" ? (
        <Posting slug={association.slug} request={request} today={today} action={actions.post} />
      ) : null}
      {state === "posted" && (isSyndic || hasSigned) ? (
        <Receipt request={request} today={today} isSyndic={isSyndic} action={actions.receive} />
      ) : null}
      {hasSigned && state === "lapsed" ? (
        <ConveneOneself slug={association.slug} requestId={request.id} />
      ) : null}
      {isSyndic && mayBeTakenUp(state) ? (
        <TakeUpForm request={request} places={places} action={actions.takeUp} />
      ) : null}
      {isOwner && isOpen && hasSigned ? <Gesture of="unsign" action={actions.unsign} /> : null}
      {(isStarter && isOpen) || (isSyndic && isLetter) ? (
        <Gesture of="withdraw" action={actions.withdraw}>
          {isStarter ? null : <WithdrawReason />}
        </Gesture>
      ) : null}
    </div>
  );
}

type GestureProps = {
  of: "sign" | "unsign" | "withdraw";
  primary?: boolean;
  action: FormAction;
  children?: ReactNode;
};

/** One gesture, with what follows from it said first. */
function Gesture({ of, primary = false, action, children }: GestureProps) {
  const t = useTranslations("assembly.request");
  return (
    <Confirm trigger={t(of)} tone={primary ? "primary" : "secondary"}>
      <p>{t(`${of}Will`)}</p>
      <ActionForm action={action} label={t(of)}>
        {children}
        <Button>{t(of)}</Button>
      </ActionForm>
    </Confirm>
  );
}

function WithdrawReason() {
  return <Field name="reason" label={useTranslations("assembly.request")("withdrawReason")} />;
}

type PostingProps = { slug: string; request: RequestView; today: string; action: FormAction };

/** The letter to print, then the number of its posting. */
function Posting({ slug, request, today, action }: PostingProps) {
  const t = useTranslations("assembly.request");
  return (
    <>
      <LinkButton href={`/${slug}/assembly/requests/${request.id}/letter`}>
        {t("letter")}
      </LinkButton>
      <Confirm trigger={t("post")}>
        <p>{t("postWill")}</p>
        <ActionForm action={action} label={t("post")}>
          <DateField name="postedOn" label={t("postedOn")} defaultValue={today} max={today} />
          <Field name="postingNumber" label={t("postingNumber")} width="medium" maxLength={100} />
          <Button>{t("post")}</Button>
        </ActionForm>
      </Confirm>
    </>
  );
}

type ReceiptProps = { request: RequestView; today: string; isSyndic: boolean; action: FormAction };

/** The day it reached the syndic; co-signers say what proves it. */
function Receipt({ request, today, isSyndic, action }: ReceiptProps) {
  const t = useTranslations("assembly.request");
  return (
    <Confirm trigger={t("receive")} tone={isSyndic ? "primary" : "secondary"}>
      <p>{t("receiveWill")}</p>
      <ActionForm action={action} label={t("receive")}>
        <DateField
          name="receivedOn"
          label={t("receivedField")}
          defaultValue={today}
          min={request.postedOn ?? today}
          max={today}
        />
        {isSyndic ? null : (
          <Field name="proof" label={t("receiptProof")} hint={t("receiptProofHint")} />
        )}
        <Button>{t("receive")}</Button>
      </ActionForm>
    </Confirm>
  );
}

/** Where a co-signer convenes himself, once the thirty days are over. */
function ConveneOneself({ slug, requestId }: { slug: string; requestId: string }) {
  const t = useTranslations("assembly.convening");
  return (
    <LinkButton href={`/${slug}/assembly/convening/new?by=request&request=${requestId}`}>
      {t("byRequest")}
    </LinkButton>
  );
}
