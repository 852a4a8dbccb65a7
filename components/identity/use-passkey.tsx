import { useTranslations } from "next-intl";
import type { FormAction } from "#components/ui/form-state.ts";
import type { AskedToUse } from "#server/identity/passkey/passkey.schema.ts";
import { PasskeyForm } from "./passkey-form.tsx";

/** A passkey as one of the ways on a page. */
export type PasskeyWay = { ask: () => Promise<AskedToUse | null>; action: FormAction };

export function UsePasskey({
  ask,
  action,
  to,
}: PasskeyWay & { to: "signIn" | "second" | "confirm" }) {
  const t = useTranslations("identity.passkey");
  return (
    <PasskeyForm
      asks={{ to: "use", ask }}
      action={action}
      submit={t(to)}
      tone="secondary"
      words={{ failed: t("failed"), noScript: t("noScript") }}
    />
  );
}
