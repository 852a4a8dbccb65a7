import type { ReactNode } from "react";

const SIZES = {
  small: "min-w-8 px-2 py-0.5 text-fine",
  medium: "min-w-10 px-2.5 py-1 text-base",
  large: "min-w-14 px-4 py-2 text-part",
} as const;

type PlateProps = {
  /** A number or a short name. */
  children: ReactNode;
  size?: keyof typeof SIZES;
  /** What it is the number of, read before it: "Lot". */
  kind?: string;
};

/** The enamel plate by which a lot, an association, a meeting is recognised everywhere. */
export function Plate({ children, size = "small", kind }: PlateProps) {
  return (
    <span className={`plate ${SIZES[size]}`}>
      {kind ? <span className="sr-only">{kind} </span> : null}
      {children}
    </span>
  );
}
