import { type ReactNode, useId } from "react";

type SectionProps = {
  title: ReactNode;
  /** Beside the title: a count, a link, a status. */
  aside?: ReactNode;
  /** An address inside the page. */
  id?: string;
  children: ReactNode;
};

/** A titled part of a page. */
export function Section({ title, aside, id, children }: SectionProps) {
  const heading = useId();
  return (
    <section
      id={id}
      aria-labelledby={heading}
      className="grid min-w-0 grid-cols-1 content-start gap-4"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-rule border-b pb-2">
        <h2 id={heading} className="text-part">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
