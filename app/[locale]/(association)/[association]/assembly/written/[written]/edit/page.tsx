import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { WrittenForm } from "#components/assembly/written-form.tsx";
import { today } from "#server/platform/clock.ts";
import { edit } from "../../actions.ts";
import { writtenAt } from "../../written.ts";

type Props = PageProps<"/[locale]/[association]/assembly/written/[written]/edit">;

export async function generateMetadata({ params }: Props) {
  const { locale, association: slug, written: id } = await params;
  const { title } = (await writtenAt(locale, slug, id)).written;
  return { title: (await getTranslations("assembly.written"))("editOne", { title }) };
}

/** Where the syndic writes a draft anew; what was put to the owners is not changed. */
export default async function EditWrittenPage({ params }: Props) {
  const { locale, association: slug, written: id } = await params;
  const { association, isKeeper, written } = await writtenAt(locale, slug, id);
  if (!isKeeper || written.state !== "draft") notFound();
  const at = { associationId: association.id, slug, writtenId: id };
  return (
    <WrittenForm
      association={association}
      written={written}
      today={today().toString()}
      action={edit.bind(null, at)}
    />
  );
}
