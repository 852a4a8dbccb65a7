"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type Mine = Readonly<{
  associationId: string;
  slug: string;
  partyId: string;
  /** His own line as legal representative, where the data are his own and not the party's. */
  representativeId: string | null;
}>;

async function page({ slug, partyId }: Mine): Promise<string> {
  return `/${await getLocale()}/${slug}/me/data?party=${partyId}`;
}

export async function askRight(mine: Mine, _: FormState, form: FormData): Promise<FormState> {
  const { associationId, partyId, representativeId } = mine;
  const call = await caller();
  const back = await page(mine);
  const kind = `${form.get("kind") ?? ""}` as "access";
  const words = `${form.get("words") ?? ""}`;
  return submit(
    form,
    () => call.registry.privacy.ask({ associationId, partyId, representativeId, kind, words }),
    () => back,
  );
}

export async function askExport(mine: Mine, _: FormState, form: FormData): Promise<FormState> {
  const { associationId, partyId, representativeId } = mine;
  const call = await caller();
  const back = await page(mine);
  return submit(
    form,
    () => call.registry.privacy.askExport({ associationId, partyId, representativeId }),
    () => back,
  );
}
