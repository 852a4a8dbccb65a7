import { getTranslations } from "next-intl/server";
import { keptHalf } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { SecondStep } from "#components/identity/second-step.tsx";
import { identityWays } from "#server/platform/oidc.ts";
import { one, problemIn } from "../../problem.ts";
import { askForFactorKey, askForLoss, passByPasskey, passFactor } from "../actions.ts";
import { demonstrationCode } from "../demonstration.ts";

export async function generateMetadata() {
  const t = await getTranslations("identity");
  return { title: t("secondStep.title") };
}

/** The second half of signing in; whoever comes without the first is led to it. */
export default async function SecondStepPage(props: PageProps<"/[locale]/sign-in/factor">) {
  const { locale } = await props.params;
  const query = await props.searchParams;
  const back = one(query.back);
  const half = await (await caller()).identity.session.half({ half: await keptHalf() });
  return (
    <SecondStep
      waits={half !== null}
      lost={askForLoss.bind(null, back)}
      asked={one(query.asked) === "1"}
      action={passFactor.bind(null, back)}
      passkey={
        half?.passkey ? { ask: askForFactorKey, action: passByPasskey.bind(null, back) } : null
      }
      back={back}
      problem={await problemIn(query)}
      ways={identityWays(locale).filter(({ key }) => half?.providers.includes(key))}
      demonstration={half && (await demonstrationCode(half.email))}
    />
  );
}
