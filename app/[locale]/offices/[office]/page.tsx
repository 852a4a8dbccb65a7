import { cache } from "react";
import { view } from "#app/caller.ts";
import { OfficePage } from "#components/registry/office-page.tsx";
import { changeIdentity, inviteColleague } from "./actions.ts";

type Props = PageProps<"/[locale]/offices/[office]">;

const officeAt = cache((locale: string, officeId: string) =>
  view(`/${locale}/offices/${officeId}`, (call) => call.registry.staff.office({ officeId })),
);

export async function generateMetadata({ params }: Props) {
  const { locale, office } = await params;
  return { title: (await officeAt(locale, office)).name };
}

/** An office, for those who work there. */
export default async function OfficeRoute({ params }: Props) {
  const { locale, office: officeId } = await params;
  const office = await officeAt(locale, officeId);
  return (
    <OfficePage
      office={office}
      changeIdentity={changeIdentity.bind(null, officeId)}
      invite={inviteColleague.bind(null, officeId)}
    />
  );
}
