"use client";

import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";

type FeedFormProps = {
  open: FormAction<string>;
  /** Its words come from the server with the page. */
  words: Readonly<{ lead: string; button: string; opened: string }>;
};

/** Makes a secret address and shows it once: nobody can show it again. */
export function FeedForm({ open, words }: FeedFormProps) {
  return (
    <ActionForm
      action={open}
      answer={(address) => (
        <Notice tone="done" title={words.opened}>
          <p>
            <code className="wrap-anywhere">{address}</code>
          </p>
        </Notice>
      )}
      className="grid gap-3"
    >
      <p className="max-w-measure">{words.lead}</p>
      <Button tone="secondary">{words.button}</Button>
    </ActionForm>
  );
}
