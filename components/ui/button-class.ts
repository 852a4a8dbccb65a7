/** How much a button weighs on its page: one primary, then secondary; danger cannot be undone. */
export type ButtonTone = "primary" | "secondary" | "danger" | "quiet";

const TONES: Record<ButtonTone, string> = {
  primary: "border-plate bg-plate text-on-plate hover:bg-plate-deep hover:text-on-plate",
  secondary: "border-plate bg-transparent text-plate hover:bg-plate-tint hover:text-plate-deep",
  danger: "border-brick bg-brick text-on-brick hover:text-on-brick hover:opacity-90",
  quiet: "border-transparent bg-transparent text-plate underline hover:bg-plate-tint",
};

/** The look shared by buttons and by links that start something. */
export function buttonClass(tone: ButtonTone, dense = false): string {
  const size = dense ? "min-h-8 px-3 py-1 text-fine" : "min-h-11 px-4 py-2 sm:px-5";
  // Its border is not seen: its words stand in line with what is above them.
  const place = tone === "quiet" ? (dense ? "-mx-3" : "-mx-4 sm:-mx-5") : "";
  return `inline-flex justify-self-start items-center justify-center gap-2 rounded-control wrap-anywhere border text-center font-semibold no-underline transition-colors duration-150 ${size} ${place} ${TONES[tone]}`;
}
