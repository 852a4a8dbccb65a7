import { TONE_TEXT, type Tone } from "./tone.ts";

/** One shape per meaning, so that colour is never alone. */
const SHAPES: Record<Tone, React.ReactNode> = {
  neutral: <path d="M3 8h10" />,
  info: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.5V11M8 4.6v.1" />
    </>
  ),
  done: <path d="M2.5 8.5 6.5 12.5 13.5 4" />,
  waiting: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.5V8l2.5 1.5" />
    </>
  ),
  danger: <path d="M8 1.8 14.6 13.5H1.4ZM8 6v3.5M8 11.4v.1" />,
};

/** The shape of a meaning, drawn beside the word that says it. */
export function ToneMark({ tone, className = "size-4" }: { tone: Tone; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${className} ${TONE_TEXT[tone]}`}
    >
      {SHAPES[tone]}
    </svg>
  );
}
