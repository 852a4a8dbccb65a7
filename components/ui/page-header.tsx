import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "./breadcrumbs.tsx";

export type PageHeaderProps = {
  title: ReactNode;
  /** The plate of what the page is about. */
  plate?: ReactNode;
  crumbs?: readonly Crumb[];
  /** One or two sentences under the title. */
  lead?: ReactNode;
  /** Link-buttons or forms: what can be started here. */
  actions?: ReactNode;
  /** The language of the title, when it is the association's and not the reader's. */
  lang?: string | undefined;
};

/** The head of a page: where it is, what it is about, what can be done. */
export function PageHeader({ title, plate, crumbs = [], lead, actions, lang }: PageHeaderProps) {
  return (
    <header className="grid grid-cols-1 gap-4">
      <Breadcrumbs crumbs={crumbs} />
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="grid min-w-0 grid-cols-1 gap-4">
          <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-2">
            {plate}
            <h1 lang={lang} className="min-w-0 text-title">
              {title}
            </h1>
          </div>
          {lead ? <div className="max-w-measure text-lead text-quiet">{lead}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-3 print:hidden">{actions}</div> : null}
      </div>
    </header>
  );
}
