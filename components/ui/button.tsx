"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, use, useId } from "react";
import { type ButtonTone, buttonClass } from "./button-class.ts";
import { FormContext } from "./form-context.tsx";

type ButtonProps = {
  children: ReactNode;
  tone?: ButtonTone;
  /** Sent with the form when this button is the one pressed. */
  name?: string;
  value?: string;
  type?: "submit" | "button";
  onClick?: () => void;
  /** In a row of a table. */
  dense?: boolean;
  /** The whole of what it does, where several buttons show the same short word. */
  label?: string;
  /** By which an address brings the reader to it. */
  id?: string;
  /** With the browser's own keys for it: Alt, or Alt and Shift. */
  accessKey?: string;
};

/** A button that says what it does. While its form is being sent it says so and does nothing. */
export function Button(props: ButtonProps) {
  const { children, tone = "primary", type = "submit", dense, label, id: given, ...rest } = props;
  const t = useTranslations("ui");
  const made = useId();
  const id = given ?? made;
  const { pressed } = use(FormContext);
  const waiting = type === "submit" && pressed !== null;
  return (
    <button
      id={id}
      type={type}
      aria-label={pressed === id ? undefined : spoken(children, label)}
      aria-disabled={waiting ? true : undefined}
      className={`${buttonClass(tone, dense)} aria-disabled:cursor-progress aria-disabled:opacity-70`}
      {...rest}
    >
      {pressed === id ? t("form.pending") : children}
    </button>
  );
}

/** Who speaks to his computer says the words he sees: they are always part of the name. */
function spoken(children: ReactNode, label: string | undefined): string | undefined {
  if (label === undefined || typeof children !== "string") return label;
  const named = label.toLowerCase().includes(children.toLowerCase());
  return named ? label : `${children} (${label})`;
}
