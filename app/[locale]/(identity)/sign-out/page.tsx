import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { signOut } from "./actions.ts";

export async function generateMetadata() {
  const t = await getTranslations("identity");
  return { title: t("signOut.title") };
}

export default async function SignOutPage() {
  const t = await getTranslations("identity");
  await view("/", (call) => call.identity.account.show());
  return (
    <Page title={t("signOut.title")} lead={t("signOut.text")}>
      <ActionForm action={signOut}>
        <div>
          <Button>{t("signOut.submit")}</Button>
        </div>
      </ActionForm>
    </Page>
  );
}
