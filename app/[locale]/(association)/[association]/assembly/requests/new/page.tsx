import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { EncodeRequestForm, RequestForm } from "#components/assembly/request-form.tsx";
import { today } from "#server/platform/clock.ts";
import { encode, start } from "../actions.ts";

type Props = PageProps<"/[locale]/[association]/assembly/requests/new">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("requests.new") };
}

/** Where owners begin to ask for a meeting, or the syndic enters their letter. */
export default async function NewRequestPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const { id: associationId, roles } = association;
  const at = { associationId, slug };
  if (roles.includes("syndic")) {
    const people = await view(`/${locale}/${slug}/assembly/requests/new`, (call) =>
      call.assembly.proxy.holders({ associationId }),
    );
    return (
      <EncodeRequestForm
        association={association}
        people={people}
        today={today().toString()}
        action={encode.bind(null, at)}
      />
    );
  }
  if (!roles.includes("owner")) notFound();
  return <RequestForm association={association} action={start.bind(null, at)} />;
}
