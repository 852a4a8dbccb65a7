"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { useTranslations } from "next-intl";
import {
  type ReactNode,
  type SubmitEvent,
  startTransition,
  use,
  useActionState,
  useEffect,
  useId,
  useRef,
  useState,
  useTransition,
} from "react";
import { ConfirmField } from "./confirm-field.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { FormContext, TypedBeforeContext } from "./form-context.tsx";
import { EMPTY_FORM, type FormAction, type FormState, STALE_PAGE } from "./form-state.ts";

type ActionFormProps<Found> = {
  /** A server action, bound to whatever the form is about. */
  action: FormAction<Found>;
  /** Shows what the action found, before the form. */
  answer?: (found: Found) => ReactNode;
  children: ReactNode;
  /** The form's name, where a page has several. */
  label?: string;
  className?: string;
};

/**
 * A plain form that posts to a server action, with or without JavaScript. Nothing typed is lost:
 * with script the page stays as it is, without it the answer carries the values back.
 */
export function ActionForm<Found = never>({
  action,
  answer,
  children,
  label,
  className = "grid gap-6",
}: ActionFormProps<Found>) {
  const t = useTranslations("ui");
  const id = useId();
  const before = use(TypedBeforeContext);
  const isBefore = before?.form === id;
  const begun = isBefore ? { ...EMPTY_FORM, values: before.values } : EMPTY_FORM;
  const [posted, post] = useActionState<FormState<Found>, FormData>(action, begun);
  const [sent, setSent] = useState<FormState<Found>>();
  const [sending, startSending] = useTransition();
  const state = sent ?? posted;
  const [pressed, setPressed] = useState("");
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (!sent?.done) return;
    if (sent.later) {
      window.dispatchEvent(new Event(STALE_PAGE));
      return;
    }
    // The page stays: its form is as it would be on a page that is opened now, the focus where it was.
    form.current?.reset();
    const opened = form.current?.closest("details");
    if (!opened) return;
    opened.open = false;
    opened.querySelector("summary")?.focus();
  }, [sent]);

  const [shown, setShown] = useState(children);
  if (shown !== children) {
    setShown(children);
    // A page read again says itself what was done.
    if (sent?.later) setSent(undefined);
  }

  async function send(data: FormData): Promise<FormState<Found>> {
    try {
      return await action(state, data);
    } catch (error) {
      // Where a redirection leads; whatever else ended the call, what was typed stays.
      unstable_rethrow(error);
      const isOutdated = unstable_isUnrecognizedActionError(error);
      const text = t(isOutdated ? "form.outdated" : "form.unreachable");
      return { values: state.values, problems: [{ field: "", text }] };
    }
  }

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
    startSending(async () => {
      const answered = await send(data);
      startTransition(() => setSent(answered));
    });
  }

  const { values, problems, found } = state;
  return (
    <FormContext value={{ id, values, problems, pressed: sending ? pressed : null }}>
      {answer && found !== undefined ? <Answer to={found}>{answer(found)}</Answer> : null}
      <form
        ref={form}
        id={isBefore ? id : undefined}
        action={post}
        onSubmit={submit}
        aria-label={label}
        noValidate
        className={className}
      >
        {/* By which it is found again, where its session ends before it is sent. */}
        <input type="hidden" name="$form" value={id} />
        <ErrorSummary formId={id} problems={problems} />
        {state.confirm ? <ConfirmField by={state.confirm} /> : null}
        {children}
        <p role="status" className={state.later ? "text-moss" : "sr-only"}>
          {sending ? t("form.pending") : state.done ? t("form.done") : ""}
        </p>
      </form>
    </FormContext>
  );
}

/** What a form has found, brought before the eyes: whoever asked stood at the form's end. */
function Answer({ to, children }: { to: unknown; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (to === undefined) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: "start" });
  }, [to]);
  return (
    <div ref={place} tabIndex={-1} className="grid gap-8">
      {children}
    </div>
  );
}
