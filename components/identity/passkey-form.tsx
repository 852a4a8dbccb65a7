"use client";

import { type ReactNode, useId, useRef, useState } from "react";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ButtonTone } from "#components/ui/button-class.ts";
import type { FormAction } from "#components/ui/form-state.ts";
import type { AskedToAdd, AskedToUse } from "#server/identity/passkey/passkey.schema.ts";

type Asks =
  | { to: "add"; ask: () => Promise<AskedToAdd | null> }
  | { to: "use"; ask: () => Promise<AskedToUse | null> };

type PasskeyFormProps = {
  /** What the browser is asked, as a server action gives it; null sends the form to be refused. */
  asks: Asks;
  action: FormAction;
  submit: string;
  tone?: ButtonTone;
  words: { failed: string; noScript: string };
  children?: ReactNode;
};

/** The browser's answer, or null where its holder gave none. */
async function answerTo(asks: Asks): Promise<{ sealed: string; answer: unknown } | null> {
  const { startAuthentication, startRegistration } = await import("@simplewebauthn/browser");
  if (asks.to === "add") {
    const asked = await asks.ask();
    if (!asked) return { sealed: "", answer: null };
    const answer = await startRegistration({ optionsJSON: asked.options });
    return { sealed: asked.sealed, answer };
  }
  const asked = await asks.ask();
  if (!asked) return { sealed: "", answer: null };
  return {
    sealed: asked.sealed,
    answer: await startAuthentication({ optionsJSON: asked.options }),
  };
}

/** Asks the browser for a passkey and sends what it answers as any form is sent. */
export function PasskeyForm({ asks, action, submit, tone, words, children }: PasskeyFormProps) {
  const place = useRef<HTMLDivElement>(null);
  const status = useId();
  const [failed, setFailed] = useState(false);

  async function begin() {
    setFailed(false);
    const form = place.current?.closest("form");
    const [sealed, answer] = place.current?.querySelectorAll("input") ?? [];
    try {
      const given = await answerTo(asks);
      if (!form || !sealed || !answer || !given) return;
      sealed.value = given.sealed;
      answer.value = JSON.stringify(given.answer);
      form.requestSubmit();
    } catch {
      // Whoever turns away from the question of his device may ask again.
      setFailed(true);
    }
  }

  return (
    <ActionForm action={action}>
      {children}
      <div ref={place} className="grid justify-items-start gap-2">
        <input type="hidden" name="sealed" />
        <input type="hidden" name="answer" />
        <noscript>
          <p className="max-w-measure">{words.noScript}</p>
        </noscript>
        <Button type="button" onClick={begin} {...(tone ? { tone } : {})}>
          {submit}
        </Button>
        <p id={status} role="status" className="max-w-measure font-semibold text-brick">
          {failed ? words.failed : ""}
        </p>
      </div>
    </ActionForm>
  );
}
