import { getTranslations } from "next-intl/server";
import { currentSession } from "#app/actor.ts";
import { view } from "#app/caller.ts";
import { Home } from "#components/site/home.tsx";
import { ActingAs } from "#components/ui/acting-as.tsx";
import { toListQuery } from "#components/ui/query.ts";
import { actingRole, heldRoles } from "#server/identity/session/session.rules.ts";
import type { Role } from "#server/kernel/actor.ts";
import { today } from "#server/platform/clock.ts";
import { assign, dismiss, finish, putOff, reopen } from "./actions.ts";
import { finishedIn } from "./finished.ts";

export async function generateMetadata() {
  const t = await getTranslations("site.home");
  return { title: t("title") };
}

/** Whose associations stand among those of the office, or among those it has left. */
const isOfOffice = (role: Role) =>
  role === "syndic" || role === "accountant" || role === "former_syndic";

/** The first page of a signed-in person. */
export default async function HomePage({ searchParams }: PageProps<"/[locale]/home">) {
  const query = toListQuery(await searchParams);
  const [asked, office, morning, offices, leaving, colleagues] = await view("/home", (call) =>
    Promise.all([
      call.assembly.task.asked(),
      call.assembly.task.office(query),
      call.site.morning.show(query),
      call.registry.office.mine(),
      call.registry.mandate.leaving(),
      query.term ? call.registry.colleague.list() : [],
    ]),
  );
  const own =
    office && !asked.owner ? [] : await view("/home", (call) => call.registry.association.list());
  const session = await currentSession();
  const actions = { assign, dismiss, finish, putOff, reopen };
  const desk = { query, colleagues, finished: finishedIn(query), actions };
  const roles = session ? heldRoles(session) : [];
  return (
    <Home
      name={session?.displayName ?? ""}
      asks={asked.owner ? asked.asks : null}
      own={own.filter(({ roles }) => !roles.every(isOfOffice))}
      office={office && { ...office, query }}
      morning={morning && { ...desk, morning }}
      leaving={{ lines: leaving, today: today().toString() }}
      mayAdd={offices.some(({ role }) => role === "manager")}
      role={<ActingAs roles={roles} acting={session && actingRole(session)} />}
    />
  );
}
