import type { ReactNode } from "react";
import { ChapterRail } from "#components/ui/chapter-rail.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Plate } from "#components/ui/plate.tsx";
import { RoleSwitcher } from "#components/ui/role-switcher.tsx";
import type { Role } from "#server/kernel/actor.ts";

type AssociationFrameProps = {
  name: string;
  slug: string;
  /** Those held, and the one acted in; null for all of them. */
  roles: readonly Role[];
  acting: Role | null;
  chooseRole: FormAction;
  children: ReactNode;
};

/** The narrow rail of an association beside the page. */
export function AssociationFrame(props: AssociationFrameProps) {
  const { name, slug, roles, acting, chooseRole, children } = props;
  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[13rem_minmax(0,1fr)]">
      <div className="grid content-start gap-5 print:hidden">
        <div>
          <Plate size="medium">{name}</Plate>
        </div>
        <ChapterRail slug={slug} />
        <RoleSwitcher roles={roles} acting={acting} action={chooseRole} />
      </div>
      {children}
    </div>
  );
}
