import { view } from "#app/caller.ts";
import { ColleaguePage } from "#components/registry/colleague-page.tsx";
import { changeRights, endEngagement, grantActs } from "../../actions.ts";

type Props = PageProps<"/[locale]/offices/[office]/staff/[staff]">;

async function load(params: Props["params"]) {
  const { locale, office: officeId, staff: staffId } = await params;
  return view(`/${locale}/offices/${officeId}/staff/${staffId}`, async (call) => ({
    at: { officeId, staffId },
    colleague: await call.registry.staff.colleague({ officeId, staffId }),
    office: await call.registry.staff.office({ officeId }),
  }));
}

export async function generateMetadata({ params }: Props) {
  return { title: (await load(params)).colleague.name };
}

/** What one colleague may do; for the managers of his office. */
export default async function ColleagueRoute({ params, searchParams }: Props) {
  const { at, colleague, office } = await load(params);
  const { association } = await searchParams;
  return (
    <ColleaguePage
      office={office}
      colleague={colleague}
      chosen={typeof association === "string" ? association : undefined}
      changeRights={changeRights.bind(null, at)}
      grant={grantActs.bind(null, at)}
      end={endEngagement.bind(null, at)}
    />
  );
}
