import type { ReactNode } from "react";
import { TONE_BOX, TONE_TEXT, type Tone } from "./tone.ts";
import { ToneMark } from "./tone-mark.tsx";

/** Where something stands, in a word and a shape. */
export function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`status ${TONE_BOX[tone]} ${TONE_TEXT[tone]}`}>
      <ToneMark tone={tone} className="size-3.5" />
      <span>{children}</span>
    </span>
  );
}
