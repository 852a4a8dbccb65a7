"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { ActionForm } from "./action-form.tsx";
import { Button } from "./button.tsx";
import type { FormAction } from "./form-state.ts";
import { Notice } from "./notice.tsx";

type UndoNoticeProps = {
  /** What was just done. */
  children: ReactNode;
  undo: FormAction;
  /** What it is about, as the action reads it. */
  about: Readonly<Record<string, string>>;
};

/** What was just done and the way back, for as long as the page is open: nothing here is timed. */
export function UndoNotice({ children, undo, about }: UndoNoticeProps) {
  const t = useTranslations("ui.undo");
  const place = useRef<HTMLDivElement>(null);
  const key = Object.values(about).join();
  // Whoever pressed the button stands where it was: the way back is the next stop from here.
  useEffect(() => {
    if (key) place.current?.focus();
  }, [key]);
  return (
    <div ref={place} tabIndex={-1} className="justify-self-start">
      <Notice tone="done" live>
        <p>{children}</p>
        <ActionForm action={undo} className="grid">
          {Object.entries(about).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button tone="secondary" dense>
            {t("undo")}
          </Button>
        </ActionForm>
      </Notice>
    </div>
  );
}
