import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { SiteSettings } from "#components/site/site-settings.tsx";
import { changeOffice, nameConsultation } from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/site">;

export async function generateMetadata() {
  return { title: (await getTranslations("site"))("settings.title") };
}

/** What is published of an association's syndic, and what the law still wants; for its office. */
export default async function SitePage({ params }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const { id: associationId } = association;
  const settings = await view(`/${locale}/${slug}/site`, (call) =>
    call.site.notice.settings({ associationId }),
  );
  const at = { associationId, slug };
  return (
    <SiteSettings
      association={association}
      settings={settings}
      change={changeOffice.bind(null, { ...at, officeId: settings.office?.id ?? "" })}
      consult={nameConsultation.bind(null, at)}
    />
  );
}
