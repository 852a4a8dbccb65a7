import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { KeyPage } from "#components/registry/key-page.tsx";
import { enterKey, previewKey } from "../actions.ts";

type Props = PageProps<"/[locale]/[association]/registry/keys/new">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry.keys"))("addTitle") };
}

/** Where a key, or a new version of one, is entered; for the office. */
export default async function NewKeyPage({ params, searchParams }: Props) {
  const { locale, association: slug } = await params;
  const asked = z.uuid().safeParse((await searchParams).key);
  const association = await associationAt(slug);
  const { id: associationId } = association;
  const { desk, key } = await view(`/${locale}/${slug}/registry/keys/new`, async (call) => {
    const { distribution, movement } = call.registry;
    const keyId = asked.data;
    const chosen = keyId ? await distribution.get({ associationId, keyId }) : null;
    return { desk: await movement.desk({ associationId }), key: chosen };
  });
  const lots = key?.lots ?? desk.register.lots.map(({ code }) => ({ code, weight: null }));
  const at = { associationId, slug, keyId: key?.id ?? null };
  const [preview, enter] = [previewKey.bind(null, at), enterKey.bind(null, at)];
  return <KeyPage {...{ association, name: key?.name ?? null, lots, preview, enter }} />;
}
