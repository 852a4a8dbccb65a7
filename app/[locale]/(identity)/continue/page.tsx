import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { ContinueElsewhere } from "#components/identity/continue-elsewhere.tsx";
import { DeviceOffer } from "#components/identity/device-offer.tsx";
import { safeBack } from "#server/identity/step-up/step-up.rules.ts";
import { env } from "#server/platform/env.ts";
import { one } from "../problem.ts";
import { offer } from "./actions.ts";

export async function generateMetadata() {
  const t = await getTranslations("identity");
  return { title: t("continue.title") };
}

/** The first screen: offers a code, then shows it and whether it was used on the other device. */
export default async function ContinuePage(props: PageProps<"/[locale]/continue">) {
  const { locale } = await props.params;
  const query = await props.searchParams;
  const id = one(query.offer);
  const page = safeBack(one(query.page), `/${locale}/home`);
  const isMailed = one(query.by) === "mail";
  const search = new URLSearchParams(id ? { offer: id, by: isMailed ? "mail" : "code" } : { page });
  const here = `/${locale}/continue?${search}`;
  const made = await view(here, (call) =>
    id ? call.identity.device.follow({ id }) : call.identity.account.show().then(() => null),
  );
  if (!made) return <ContinueElsewhere page={page} action={offer.bind(null, page)} />;
  const site = `${env().NEXTAUTH_URL}/${locale}/on`;
  return <DeviceOffer offer={made} isMailed={isMailed} here={here} site={site} />;
}
