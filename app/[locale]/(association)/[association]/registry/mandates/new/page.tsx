import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { MandateForm, WAYS } from "#components/registry/mandate-form.tsx";
import { plainDate } from "#server/kernel/calendar.ts";
import { appoint } from "../actions.ts";

type Props = PageProps<"/[locale]/[association]/registry/mandates/new">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry"))("newMandate.title") };
}

/** Where an appointment or a renewal is recorded; for the office. */
export default async function NewMandatePage({ params, searchParams }: Props) {
  const { locale, association: slug } = await params;
  const { who } = await searchParams;
  const association = await associationAt(slug);
  const { id: associationId } = association;
  const { mandates, mayAppoint } = await view(`/${locale}/${slug}/registry/mandates/new`, (call) =>
    call.registry.mandate.list({ associationId }),
  );
  if (!mayAppoint) notFound();
  const present = mandates.find(({ when }) => when === "present");
  const [last] = mandates;
  const way = WAYS.find((one) => one === who) ?? (present ? "renew" : "outside");
  return (
    <MandateForm
      association={association}
      present={present ? { officeName: present.office.name } : null}
      way={way}
      startsOn={last && plainDate(last.endsOn).add({ days: 1 }).toString()}
      action={appoint.bind(null, { associationId, slug, officeId: present?.officeId })}
    />
  );
}
