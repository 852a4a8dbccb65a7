import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Textarea } from "#components/ui/textarea.tsx";
import type { PollPageProps } from "./poll-page.tsx";

/** What who asks may do with his poll, as far as it is. */
export function PollDesk({ poll, actions }: PollPageProps) {
  const t = useTranslations("assembly.poll");
  if (!poll.isKeeper || !(poll.state === "draft" || poll.state === "open")) return null;
  const reason = <Textarea name="reason" label={t("reason")} maxLength={1000} />;
  return (
    <div className="flex flex-wrap items-start gap-4 print:hidden">
      {poll.state === "draft" ? (
        <>
          <Gesture of="publish" tone="primary" action={actions.publish} />
          <Gesture of="discard" tone="quiet" action={actions.discard} />
        </>
      ) : (
        <>
          <Gesture of="close" tone="secondary" action={actions.close}>
            {reason}
          </Gesture>
          <Gesture of="withdraw" tone="quiet" action={actions.withdraw}>
            {reason}
          </Gesture>
        </>
      )}
    </div>
  );
}

type GestureProps = {
  of: "publish" | "discard" | "close" | "withdraw";
  tone: "primary" | "secondary" | "quiet";
  action: FormAction;
  children?: ReactNode;
};

/** One gesture, with what follows from it said first. */
function Gesture({ of, tone, action, children }: GestureProps) {
  const t = useTranslations("assembly.poll");
  return (
    <Confirm trigger={t(of)} tone={tone}>
      <p>{t(`${of}Will`)}</p>
      <ActionForm action={action} label={t(of)}>
        {children}
        <Button>{t(of)}</Button>
      </ActionForm>
    </Confirm>
  );
}
