import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { YearPage } from "#components/assembly/year-page.tsx";

type Props = PageProps<"/[locale]/[association]/assembly/year">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("year.title") };
}

/** What the annual meeting asks of the office, by date. */
export default async function AnnualCalendarPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const { id: associationId, name, roles } = await associationAt(slug);
  const year = await view(`/${locale}/${slug}/assembly`, (call) =>
    call.assembly.year.get({ associationId }),
  );
  return <YearPage association={{ name, slug }} year={year} mayPlan={roles.includes("syndic")} />;
}
