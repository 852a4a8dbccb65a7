import type { ReactNode } from "react";

export type Definition = { term: string; detail: ReactNode; lang?: string };

/** Terms and what they are here: the facts of one thing. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-[fit-content(20rem)_minmax(0,1fr)]">
      {items.map(({ term, detail, lang }) => (
        <div
          key={term}
          className="grid gap-x-8 border-rule border-b pb-3 sm:col-span-2 sm:grid-cols-subgrid"
        >
          <dt className="text-quiet">{term}</dt>
          <dd lang={lang} className="min-w-0">
            {detail}
          </dd>
        </div>
      ))}
    </dl>
  );
}
