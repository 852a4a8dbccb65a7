import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";

/** Ends the session, from the top of every page. */
export function SignOutButton({ action }: { action: FormAction }) {
  const t = useTranslations("identity.signOut");
  return (
    <ActionForm action={action} className="">
      <Button tone="quiet" dense>
        {t("submit")}
      </Button>
    </ActionForm>
  );
}
