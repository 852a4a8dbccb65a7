import type { ReactNode } from "react";
import { ActingAs } from "#components/ui/acting-as.tsx";
import { type Chapter, ChapterRail } from "#components/ui/chapter-rail.tsx";
import { Plate } from "#components/ui/plate.tsx";
import type { Role } from "#server/kernel/actor.ts";

type AssociationFrameProps = {
  name: string;
  slug: string;
  chapters: readonly Chapter[];
  /** Those held, and the one acted in; null for all of them. */
  roles: readonly Role[];
  acting: Role | null;
  children: ReactNode;
};

/** The narrow rail of an association beside the page. */
export function AssociationFrame(props: AssociationFrameProps) {
  const { name, slug, chapters, roles, acting, children } = props;
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
      <aside aria-label={name} className="grid content-start gap-3 lg:gap-5 print:hidden">
        <div>
          <Plate size="medium">{name}</Plate>
        </div>
        <ChapterRail slug={slug} chapters={chapters}>
          <ActingAs roles={roles} acting={acting} />
        </ChapterRail>
      </aside>
      {children}
    </div>
  );
}
