import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TONE_BOX, type Tone } from "./tone.ts";
import { ToneMark } from "./tone-mark.tsx";

type NoticeProps = {
  tone?: Exclude<Tone, "neutral">;
  title?: ReactNode;
  children?: ReactNode;
  /** It answers what the person has just done: read out when it appears. */
  live?: boolean;
};

/** Something to know before going on. Its shape is named to those who do not see it. */
export function Notice({ tone = "info", title, children, live = false }: NoticeProps) {
  const t = useTranslations("ui");
  return (
    <div
      role={live ? "status" : undefined}
      className={`grid max-w-measure grid-cols-[auto_1fr] gap-x-3 rounded-plate border border-s-4 p-4 ${TONE_BOX[tone]}`}
    >
      <ToneMark tone={tone} className="mt-0.5 size-5" />
      <div className="grid min-w-0 gap-1">
        <span className="sr-only">{t(`tone.${tone}`)}</span>
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="grid gap-2">{children}</div> : null}
      </div>
    </div>
  );
}
