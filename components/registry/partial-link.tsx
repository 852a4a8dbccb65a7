import { NextIntlClientProvider, useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatMoment } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { CATALOGUE } from "#messages/catalogue.ts";
import { Link } from "#messages/navigation.ts";
import { toLocale } from "#messages/routing.ts";
import type { PartialView } from "#server/registry/partial/partial.schema.ts";
import { type FoundTwins, TwinProposal } from "./twin-proposal.tsx";
import { TwinTable } from "./twin-table.tsx";

/** What may be done with a link, by whoever is syndic on both sides. */
export type LinkActions = Readonly<{
  join: FormAction;
  preview: FormAction<FoundTwins>;
  part: FormAction;
  end: FormAction;
}>;

type PartialLinkProps = { slug: string; link: PartialView; actions: LinkActions };

/** An association this one belongs with, the lots that are the same there, and what joins or parts them. */
export function PartialLink({ slug, link, actions }: PartialLinkProps) {
  const t = useTranslations("registry.partial");
  const locale = useLocale();
  const { otherName: name, otherSlug, decision, recordedAt } = link;
  const register = otherSlug ? (
    <Link href={`/${otherSlug}/registry`}>{t("otherRegister")}</Link>
  ) : null;
  return (
    <Section title={name} aside={register}>
      <p>{t(link.isPartial ? "isPartialOf" : "isMainOf", { name })}</p>
      <p className="text-quiet">
        {t("decided", { decision, moment: formatMoment(recordedAt, locale) })}
      </p>
      <TwinTable slug={slug} link={link} />
      {link.mayLink ? <LinkForms link={link} actions={actions} /> : null}
    </Section>
  );
}

type LinkFormsProps = Omit<PartialLinkProps, "slug">;

function LinkForms({ link, actions }: LinkFormsProps) {
  const t = useTranslations("registry.partial");
  const { ui, registry } = CATALOGUE[toLocale(useLocale())];
  const { free, otherFree, twins, otherName: name } = link;
  return (
    <>
      <p>{t("untwinned", { count: free.length })}</p>
      {free.length > 0 && otherFree.length > 0 ? (
        <>
          <NextIntlClientProvider messages={{ ui, registry: { partial: registry.partial } }}>
            <TwinProposal
              label={t("propose")}
              isPartial={link.isPartial}
              preview={actions.preview}
              enter={actions.join}
            />
          </NextIntlClientProvider>
          <JoinForm link={link} action={actions.join} />
        </>
      ) : null}
      {twins.length > 0 ? <PartForm link={link} action={actions.part} /> : null}
      <Confirm trigger={t("end")} tone="quiet">
        <p>{t("endWhat", { count: twins.length })}</p>
        <ActionForm action={actions.end} label={t("endIn", { name })}>
          <input type="hidden" name="otherId" value={link.otherId} />
          <Field name="reason" label={t("reason")} maxLength={500} />
          <Button tone="danger">{t("end")}</Button>
        </ActionForm>
      </Confirm>
    </>
  );
}

type FormProps = { link: PartialView; action: FormAction };

/** By hand, one pair at a time. */
function JoinForm({ link, action }: FormProps) {
  const t = useTranslations("registry.partial");
  const listed = (codes: readonly string[]) => codes.map((code) => ({ value: code, label: code }));
  return (
    <Confirm trigger={t("join")} tone="quiet">
      <ActionForm action={action} label={t("joinIn", { name: link.otherName })}>
        <Select
          name={`pairs.0.${link.isPartial ? "code" : "mainCode"}`}
          label={t("lotHere")}
          placeholder={t("choose")}
          choices={listed(link.free)}
        />
        <Select
          name={`pairs.0.${link.isPartial ? "mainCode" : "code"}`}
          label={t("lotThere")}
          placeholder={t("choose")}
          choices={listed(link.otherFree)}
        />
        <div>
          <Button>{t("join")}</Button>
        </div>
      </ActionForm>
    </Confirm>
  );
}

function PartForm({ link, action }: FormProps) {
  const t = useTranslations("registry.partial");
  return (
    <Confirm trigger={t("part")} tone="quiet">
      <p>{t("partWhat")}</p>
      <ActionForm action={action} label={t("partIn", { name: link.otherName })}>
        <input type="hidden" name="otherId" value={link.otherId} />
        <Select
          name="lotId"
          label={t("which")}
          placeholder={t("choose")}
          choices={link.twins.map(({ lotId, code, otherCode }) => ({
            value: lotId,
            label: `${code} = ${otherCode}`,
          }))}
        />
        <Field name="reason" label={t("reason")} maxLength={500} />
        <div>
          <Button>{t("part")}</Button>
        </div>
      </ActionForm>
    </Confirm>
  );
}
