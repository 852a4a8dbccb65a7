import { getTranslations } from "next-intl/server";
import { currentActor, currentLook, currentSession } from "#app/actor.ts";
import { associationAt } from "#app/association.ts";
import { chaptersFor } from "#app/chapters.ts";
import { AssociationFrame } from "#components/registry/association-frame.tsx";
import { actingRole, heldRoles } from "#server/identity/session/session.rules.ts";
import { associationOf } from "#server/platform/access.ts";

/** Every page of an association says whose it is: eighty of them stand in one office's tabs. */
export async function generateMetadata({ params }: LayoutProps<"/[locale]/[association]">) {
  const { name } = await associationAt((await params).association);
  return { title: { template: `%s — ${name} — ${(await getTranslations("ui"))("product")}` } };
}

/** The frame of an association's pages: its plate, its chapters, the role one acts in. */
export default async function AssociationLayout(props: LayoutProps<"/[locale]/[association]">) {
  const { association: slug } = await props.params;
  const { id, name } = await associationAt(slug);
  const session = await currentSession();
  const actor = await currentActor();
  return (
    <AssociationFrame
      name={name}
      slug={slug}
      chapters={chaptersFor(actor, associationOf(actor, id))}
      roles={session && !(await currentLook()) ? heldRoles(session) : []}
      acting={session && actingRole(session)}
    >
      {props.children}
    </AssociationFrame>
  );
}
