import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { OfficePage } from "#components/registry/office-page.tsx";
import { changeIdentity, inviteColleague } from "./actions.ts";

type Props = PageProps<"/[locale]/offices/[office]">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry"))("office.title") };
}

/** An office, for those who work there. */
export default async function OfficeRoute({ params }: Props) {
  const { locale, office: officeId } = await params;
  const office = await view(`/${locale}/offices/${officeId}`, (call) =>
    call.registry.staff.office({ officeId }),
  );
  return (
    <OfficePage
      office={office}
      changeIdentity={changeIdentity.bind(null, officeId)}
      invite={inviteColleague.bind(null, officeId)}
    />
  );
}
