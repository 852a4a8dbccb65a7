import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { KeyList } from "#components/registry/key-list.tsx";

type Props = PageProps<"/[locale]/[association]/registry/keys">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry.keys"))("title") };
}

/** The keys by which costs are divided, and the versions of one of them. */
export default async function KeysPage({ params, searchParams }: Props) {
  const { locale, association: slug } = await params;
  const key = z.uuid().safeParse((await searchParams).key);
  const association = await associationAt(slug);
  const { id: associationId } = association;
  const shown = await view(`/${locale}/${slug}/registry/keys`, async (call) => {
    const keys = await call.registry.distribution.list({ associationId });
    const keyId = keys.find(({ id }) => id === key.data)?.id;
    const chosen = keyId ? await call.registry.distribution.get({ associationId, keyId }) : null;
    return { keys, chosen };
  });
  return (
    <KeyList association={association} isOffice={association.roles.includes("syndic")} {...shown} />
  );
}
