"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { buttonClass } from "./button-class.ts";

type DialogProps = {
  title: string;
  isOpen: boolean;
  close: () => void;
  children: ReactNode;
};

/** A native modal window: Escape closes it, and the focus goes back to where it was. */
export function Dialog({ title, isOpen, close, children }: DialogProps) {
  const t = useTranslations("ui");
  const heading = useId();
  const window = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = window.current;
    if (isOpen && !shown?.open) {
      shown?.showModal();
      // Opened to type in: the first field has the focus rather than the button that closes.
      shown?.querySelector<HTMLElement>("input")?.focus();
    }
    if (!isOpen && shown?.open) shown.close();
  }, [isOpen]);
  return (
    <dialog
      ref={window}
      aria-labelledby={heading}
      onClose={close}
      className="m-auto max-h-[85dvh] w-[min(44rem,calc(100vw-2rem))] rounded-plate border border-edge bg-leaf p-5 text-ink backdrop:bg-sunk/80"
    >
      <div className="flex items-baseline justify-between gap-4">
        <h2 id={heading} className="text-part">
          {title}
        </h2>
        <button type="button" onClick={close} className={buttonClass("quiet", true)}>
          {t("dialog.close")}
        </button>
      </div>
      {isOpen ? <div className="mt-3 grid gap-4">{children}</div> : null}
    </dialog>
  );
}
