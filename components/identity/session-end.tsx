"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { buttonClass } from "#components/ui/button-class.ts";

/** How long before the end it is told (WCAG 2.2.1 asks for twenty seconds at least). */
const WARNING = 2 * 60_000;
/** What the tabs of a browser tell one another: using one of them puts the end off for all. */
const SHARED = "koprogo.session-end";

type SessionEndProps = {
  /** When the session ends unless it is used before; an instant as ISO string. */
  endsAt: string;
  /** Uses the session. @returns its new end; null when it is over. */
  extend: () => Promise<string | null>;
};

type State = "quiet" | "soon" | "extended" | "over";

/** The latest end that any tab knows of. */
function latestOf(endsAt: string): number {
  const own = Date.parse(endsAt);
  try {
    const end = Math.max(own, Number(localStorage.getItem(SHARED) ?? 0));
    localStorage.setItem(SHARED, `${end}`);
    return end;
  } catch {
    // A browser that keeps nothing: each tab counts for itself.
    return own;
  }
}

/** Says two minutes before that the session ends, and keeps it open by one key. */
export function SessionEnd({ endsAt, extend }: SessionEndProps) {
  const t = useTranslations("ui.session");
  const locale = useLocale();
  const dialog = useRef<HTMLDialogElement>(null);
  const [end, setEnd] = useState(endsAt);
  const [state, setState] = useState<State>("quiet");

  useEffect(() => {
    setEnd(endsAt);
    setState("quiet");
  }, [endsAt]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const left = latestOf(end) - Date.now();
      if (left > WARNING) {
        timer = setTimeout(look, left - WARNING);
        return;
      }
      setState(left > 0 ? "soon" : "over");
      if (left > 0) timer = setTimeout(look, left);
    };
    look();
    return () => clearTimeout(timer);
  }, [end]);

  const isOpen = state === "soon" || state === "over";
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);

  async function stay() {
    const next = await extend().catch(() => null);
    if (!next) return setState("over");
    setEnd(next);
    setState("extended");
  }

  return (
    <>
      <p role="status" className="sr-only">
        {state === "soon" ? t("soon") : state === "extended" ? t("extended") : ""}
      </p>
      <dialog
        ref={dialog}
        aria-labelledby="session-end"
        onClose={() => {
          // Escape keeps it open too: whoever presses a key is there.
          if (state === "soon") void stay();
        }}
        className="m-auto max-w-measure rounded-plate border border-edge bg-leaf p-6 text-ink backdrop:bg-ink/40"
      >
        <div className="grid gap-4">
          <h2 id="session-end" className="text-part">
            {t(state === "over" ? "over" : "soon")}
          </h2>
          <p>{t(state === "over" ? "overText" : "text")}</p>
          <p className="flex flex-wrap gap-4">
            {state === "over" ? (
              <a
                href={`/${locale}/sign-in`}
                target="_blank"
                rel="noreferrer"
                className={buttonClass("primary")}
              >
                {t("again")}
              </a>
            ) : (
              <button type="button" onClick={stay} className={buttonClass("primary")}>
                {t("extend")}
              </button>
            )}
            {state === "over" ? (
              <button
                type="button"
                onClick={() => dialog.current?.close()}
                className={buttonClass("secondary")}
              >
                {t("close")}
              </button>
            ) : null}
          </p>
        </div>
      </dialog>
    </>
  );
}
