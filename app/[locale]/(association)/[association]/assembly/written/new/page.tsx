import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { WrittenAskForm, WrittenForm } from "#components/assembly/written-form.tsx";
import { today } from "#server/platform/clock.ts";
import { ask, draft } from "../actions.ts";

type Props = PageProps<"/[locale]/[association]/assembly/written/new">;

export async function generateMetadata({ params }: Props) {
  const { roles } = await associationAt((await params).association);
  const t = await getTranslations("assembly.written");
  return { title: t(roles.includes("syndic") ? "new" : "ask") };
}

/** Where the syndic drafts a written decision, and an owner asks for one. */
export default async function NewWrittenPage({ params }: Props) {
  const { association: slug } = await params;
  const association = await associationAt(slug);
  const at = { associationId: association.id, slug };
  if (association.roles.includes("syndic")) {
    return (
      <WrittenForm
        association={association}
        written={null}
        today={today().toString()}
        action={draft.bind(null, at)}
      />
    );
  }
  if (!association.roles.includes("owner")) notFound();
  return <WrittenAskForm association={association} action={ask.bind(null, at)} />;
}
