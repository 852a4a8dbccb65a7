import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { WrittenPageProps } from "./written-page.tsx";
import { WrittenPaper } from "./written-paper.tsx";

/** What the syndic may do about a written decision, as far as it is. */
export function WrittenDesk(props: WrittenPageProps) {
  const { association, written, isKeeper, actions } = props;
  const t = useTranslations("assembly.written");
  const edit = `/${association.slug}/assembly/written/${written.id}/edit`;
  if (!isKeeper) return null;
  if (written.state === "draft") {
    return (
      <div className="flex flex-wrap items-start gap-4 print:hidden">
        <Gesture of="open" tone="primary" action={actions.open} />
        <LinkButton href={edit} tone="secondary">
          {t("edit")}
        </LinkButton>
        <Gesture of="discard" tone="quiet" action={actions.discard} />
      </div>
    );
  }
  if (written.state === "lapsed") return <WrittenPaper {...props} />;
  if (written.state !== "open") return null;
  return (
    <>
      <WrittenPaper {...props} />
      <div className="flex flex-wrap items-start gap-4 print:hidden">
        <Gesture of="remind" tone="secondary" action={actions.remind} />
        <ActionForm action={actions.settle} label={t("settle")}>
          <Button tone="secondary">{t("settle")}</Button>
        </ActionForm>
        <Gesture of="withdraw" tone="quiet" action={actions.withdraw}>
          <Textarea name="reason" label={t("withdrawReason")} maxLength={1000} />
        </Gesture>
      </div>
    </>
  );
}

type GestureProps = {
  of: "open" | "discard" | "remind" | "withdraw";
  tone: "primary" | "secondary" | "quiet";
  action: FormAction;
  children?: ReactNode;
};

/** One gesture, with what follows from it said first. */
function Gesture({ of, tone, action, children }: GestureProps) {
  const t = useTranslations("assembly.written");
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
