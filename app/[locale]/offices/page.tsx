import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { OfficeChoice } from "#components/registry/office-choice.tsx";
import { OfficePage } from "#components/registry/office-page.tsx";
import { changeIdentity, inviteColleague } from "./[office]/actions.ts";

export async function generateMetadata() {
  return { title: (await getTranslations("registry"))("office.title") };
}

/** One's own office; whoever works for several chooses. */
export default async function OfficesPage({ params }: PageProps<"/[locale]/offices">) {
  const { locale } = await params;
  const [offices, office] = await view(`/${locale}/offices`, async (call) => {
    const mine = await call.registry.office.mine();
    const [only, ...others] = mine;
    if (!only || others.length > 0) return [mine, null] as const;
    return [mine, await call.registry.staff.office({ officeId: only.id })] as const;
  });
  if (!office) return <OfficeChoice offices={offices} />;
  return (
    <OfficePage
      office={office}
      changeIdentity={changeIdentity.bind(null, office.id)}
      invite={inviteColleague.bind(null, office.id)}
    />
  );
}
