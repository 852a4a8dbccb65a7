import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** What stands above every control: its label, its hint, its error. */
export type FieldText = {
  label: ReactNode;
  hint?: ReactNode;
  /** Says so beside the label; fields are required otherwise. */
  optional?: boolean | undefined;
};

/** The border and the room of a text control, by state. */
export function controlClass(error: string | undefined): string {
  const edge = error ? "border-brick border-2" : "border-edge";
  return `block w-full min-h-11 rounded-control border bg-leaf px-3 py-2 text-ink placeholder:text-quiet ${edge}`;
}

export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return children ? (
    <div id={`${id}-hint`} className="mt-0.5 max-w-measure text-fine text-quiet">
      {children}
    </div>
  ) : null;
}

export function FieldError({ id, children }: { id: string; children: string | undefined }) {
  const t = useTranslations("ui");
  return children ? (
    <p id={`${id}-error`} className="mt-1 max-w-measure font-semibold text-brick">
      <span className="sr-only">{t("form.error")} </span>
      {children}
    </p>
  ) : null;
}

/** Tells the server what a field is called here, so that a refusal can name it. */
export function FieldName({ name, children }: { name: string; children: ReactNode }) {
  return typeof children === "string" ? (
    <input type="hidden" name={`$label.${name}`} value={children} />
  ) : null;
}

export function Optional({ when }: { when: boolean | undefined }) {
  const t = useTranslations("ui");
  return when ? <span className="font-normal text-quiet"> {t("form.optional")}</span> : null;
}

type FieldFrameProps = FieldText & {
  id: string;
  name: string;
  error: string | undefined;
  children: ReactNode;
};

/** A control with its label above it and, when refused, the same words as the summary. */
export function FieldFrame(props: FieldFrameProps) {
  const { id, name, label, hint, optional, error, children } = props;
  return (
    <div className={error ? "border-brick border-s-4 ps-3" : ""}>
      <FieldName name={name}>{label}</FieldName>
      <label htmlFor={id} className="font-semibold">
        {label}
        <Optional when={optional} />
      </label>
      <FieldHint id={id}>{hint}</FieldHint>
      <FieldError id={id}>{error}</FieldError>
      <div className="mt-1.5">{children}</div>
    </div>
  );
}
