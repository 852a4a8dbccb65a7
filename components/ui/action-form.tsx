"use client";

import { useTranslations } from "next-intl";
import {
  type ReactNode,
  type SubmitEvent,
  startTransition,
  useActionState,
  useId,
  useState,
} from "react";
import { ErrorSummary } from "./error-summary.tsx";
import { FormContext } from "./form-context.tsx";
import { EMPTY_FORM, type FormAction } from "./form-state.ts";

type ActionFormProps = {
  /** A server action, bound to whatever the form is about. */
  action: FormAction;
  children: ReactNode;
  /** The form's name, where a page has several. */
  label?: string;
  className?: string;
};

/**
 * A plain form that posts to a server action, with or without JavaScript. Nothing typed is lost:
 * with script the page stays as it is, without it the answer carries the values back.
 */
export function ActionForm({ action, children, label, className = "grid gap-6" }: ActionFormProps) {
  const t = useTranslations("ui");
  const id = useId();
  const [state, send, sending] = useActionState(action, EMPTY_FORM);
  const [pressed, setPressed] = useState("");

  function submit(event: SubmitEvent<HTMLFormElement>) {
    // React would empty the form after its own submission; this one keeps even a chosen file.
    event.preventDefault();
    if (sending) return;
    const { submitter } = event.nativeEvent;
    const data = new FormData(event.currentTarget);
    // The second argument of FormData would do, were it not ignored by browsers before 2023.
    if (submitter instanceof HTMLButtonElement && submitter.name) {
      data.append(submitter.name, submitter.value);
    }
    setPressed(submitter?.id ?? "");
    startTransition(() => send(data));
  }

  return (
    <FormContext value={{ id, ...state, pressed: sending ? pressed : null }}>
      <form action={send} onSubmit={submit} aria-label={label} noValidate className={className}>
        <ErrorSummary formId={id} problems={state.problems} />
        {children}
        <p role="status" className="sr-only">
          {sending ? t("form.pending") : ""}
        </p>
      </form>
    </FormContext>
  );
}
