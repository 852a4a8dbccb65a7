/** The five meanings a colour may have; a word or a shape always says it too. */
export type Tone = "neutral" | "info" | "done" | "waiting" | "danger";

export const TONE_TEXT: Record<Tone, string> = {
  neutral: "text-quiet",
  info: "text-plate",
  done: "text-moss",
  waiting: "text-ochre",
  danger: "text-brick",
};

export const TONE_BOX: Record<Tone, string> = {
  neutral: "border-edge bg-sunk",
  info: "border-plate bg-plate-tint",
  done: "border-moss bg-moss-tint",
  waiting: "border-ochre bg-ochre-tint",
  danger: "border-brick bg-brick-tint",
};
