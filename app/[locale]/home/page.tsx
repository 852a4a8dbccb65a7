import { getTranslations } from "next-intl/server";
import { currentSession } from "#app/actor.ts";
import { view } from "#app/caller.ts";
import { Home } from "#components/site/home.tsx";
import { ActingAs } from "#components/ui/acting-as.tsx";
import { toListQuery } from "#components/ui/query.ts";
import { actingRole, heldRoles } from "#server/identity/session/session.rules.ts";

export async function generateMetadata() {
  const t = await getTranslations("site.home");
  return { title: t("title") };
}

/** The first page of a signed-in person. */
export default async function HomePage({ searchParams }: PageProps<"/[locale]/home">) {
  const query = toListQuery(await searchParams);
  const [asked, office, deadlines, offices] = await view("/home", (call) =>
    Promise.all([
      call.assembly.task.asked(),
      call.assembly.task.office(query),
      call.registry.deadline.list(),
      call.registry.office.mine(),
    ]),
  );
  const session = await currentSession();
  return (
    <Home
      name={session?.displayName ?? ""}
      asks={asked.owner ? asked.asks : null}
      office={office && { ...office, deadlines, query }}
      mayAdd={offices.some(({ role }) => role === "manager")}
      role={
        <ActingAs
          roles={session ? heldRoles(session) : []}
          acting={session && actingRole(session)}
        />
      }
    />
  );
}
