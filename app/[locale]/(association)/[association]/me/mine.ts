import { notFound } from "next/navigation";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";

type Asked = Readonly<{
  params: Promise<{ locale: string; association: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>;

/** Whom the reader stands for here: the one asked for, or the first; nobody is a missing page. */
export async function mine({ params, searchParams }: Asked) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const asked = (await searchParams).party;
  const { parties } = association;
  const partyId = parties.find((id) => id === asked) ?? parties[0];
  if (!partyId) notFound();
  const own = await view(`/${locale}/${slug}/me`, (call) =>
    Promise.all(
      parties.map((id) => call.registry.party.get({ associationId: association.id, partyId: id })),
    ),
  );
  const party = own.find(({ id }) => id === partyId);
  if (!party) notFound();
  return { association, party, others: own.filter(({ id }) => id !== partyId) };
}
