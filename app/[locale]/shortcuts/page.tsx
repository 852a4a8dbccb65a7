import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { Shortcuts } from "#components/site/shortcuts-page.tsx";
import { KEYS_COOKIE, readKeys } from "#components/ui/shortcuts.ts";
import { changeKeys } from "./actions.ts";

export async function generateMetadata() {
  return { title: (await getTranslations("ui"))("shortcuts.title") };
}

/** The keys, told and changed without script too. */
export default async function ShortcutsPage() {
  const keys = readKeys((await cookies()).get(KEYS_COOKIE)?.value);
  return <Shortcuts keys={keys} change={changeKeys} />;
}
