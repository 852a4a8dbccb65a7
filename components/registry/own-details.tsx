import { useTranslations } from "next-intl";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Page } from "#components/ui/page.tsx";
import type { ConsentRequestLine } from "#server/registry/consent/consent.schema.ts";
import type { ContactChanged } from "#server/registry/party/contact.rules.ts";
import type { PartyView } from "#server/registry/party/party.schema.ts";
import { ContactHistory } from "./contact-history.tsx";
import { OwnConsent } from "./own-consent.tsx";
import { OwnContactForm } from "./own-contact-form.tsx";
import { OwnNav } from "./own-nav.tsx";

type OwnDetailsProps = {
  slug: string;
  party: PartyView;
  others: readonly PartyView[];
  history: readonly ContactChanged[];
  consent: Readonly<{
    text: string;
    email: string | null;
    requests: readonly ConsentRequestLine[];
  }>;
  actions: Readonly<Record<"details" | "accept" | "withdraw", FormAction>>;
};

/** A person's own page: where he is reached, how he is convened, what changed. */
export function OwnDetails(props: OwnDetailsProps) {
  const { slug, party, others, history, consent, actions } = props;
  const t = useTranslations("registry");
  return (
    <Page
      title={t("me.title")}
      lead={t("me.lead")}
      law={
        <>
          <LawNote article="3.87 §3">{t("me.law")}</LawNote>
          <LawNote article="3.87 §3">{t("consent.link.law")}</LawNote>
        </>
      }
    >
      <OwnNav slug={slug} here="details" party={party} others={others} />
      <OwnContactForm party={party} action={actions.details} />
      <OwnConsent
        party={party}
        consent={consent}
        accept={actions.accept}
        withdraw={actions.withdraw}
      />
      <ContactHistory history={history} isSelf />
    </Page>
  );
}
