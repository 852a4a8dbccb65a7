import { currentSession } from "#app/actor.ts";
import { associationAt } from "#app/association.ts";
import { AssociationFrame } from "#components/registry/association-frame.tsx";
import { actingRole, heldRoles } from "#server/identity/session/session.rules.ts";

/** The frame of an association's pages: its plate, its chapters, the role one acts in. */
export default async function AssociationLayout(props: LayoutProps<"/[locale]/[association]">) {
  const { association: slug } = await props.params;
  const { name } = await associationAt(slug);
  const session = await currentSession();
  return (
    <AssociationFrame
      name={name}
      slug={slug}
      roles={session ? heldRoles(session) : []}
      acting={session && actingRole(session)}
    >
      {props.children}
    </AssociationFrame>
  );
}
