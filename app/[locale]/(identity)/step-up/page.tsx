import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { StepUp } from "#components/identity/step-up.tsx";
import { safeBack } from "#server/identity/step-up/step-up.rules.ts";
import { Purpose } from "#server/identity/step-up/step-up.schema.ts";
import { identityWays } from "#server/platform/oidc.ts";
import { one, problemIn } from "../problem.ts";

export async function generateMetadata() {
  const t = await getTranslations("identity");
  return { title: t("stepUp.title") };
}

export default async function StepUpPage(props: PageProps<"/[locale]/step-up">) {
  const { locale } = await props.params;
  const query = await props.searchParams;
  const asked = Purpose.safeParse(one(query.for));
  if (!asked.success) notFound();
  const purpose = asked.data;
  const back = safeBack(one(query.back), `/${locale}/home`);
  const here = `/${locale}/step-up?${new URLSearchParams({ for: purpose, back })}`;
  const [done, linked] = await view(here, (call) =>
    Promise.all([call.identity.stepUp.done({ purpose }), call.identity.provider.list()]),
  );
  const problem = await problemIn(query);
  return (
    <StepUp
      purpose={purpose}
      back={back}
      here={here}
      done={done}
      ways={identityWays(locale)}
      linked={linked.flatMap(({ provider }) => provider ?? [])}
      problem={problem}
    />
  );
}
