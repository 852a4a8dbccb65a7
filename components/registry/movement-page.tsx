import { NextIntlClientProvider, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Page } from "#components/ui/page.tsx";
import { Plate } from "#components/ui/plate.tsx";
import { CATALOGUE } from "#messages/catalogue.ts";
import { toLocale } from "#messages/routing.ts";
import type { LotShown, MovementKind } from "#server/registry/movement/movement.schema.ts";
import { type FoundMovement, MovementForm } from "./movement-form.tsx";

type MovementPageProps = {
  association: Readonly<{ name: string; slug: string }>;
  kind: MovementKind;
  /** The lot it is about; none for the shares of all. */
  lot?: LotShown;
  preview: FormAction<FoundMovement>;
  enter: FormAction;
  children: ReactNode;
};

const ARTICLES: Readonly<Record<MovementKind, string>> = {
  transfer: "3.94",
  rights: "3.87 §1",
  split: "3.88 §1 2° g",
  merge: "3.88 §1 2° g",
  shares: "3.88 §3",
};

/** Where an act is prepared: its form, and what it will do before it is entered. */
export function MovementPage(props: MovementPageProps) {
  const { association, kind, lot, preview, enter, children } = props;
  const t = useTranslations("registry");
  const { slug } = association;
  const { ui, registry } = CATALOGUE[toLocale(useLocale())];
  const { movement, right } = registry;
  return (
    <Page
      title={t(`movement.title.${kind}`)}
      plate={lot ? <Plate size="large">{lot.code}</Plate> : undefined}
      lead={t(`movement.lead.${kind}`)}
      crumbs={[
        { href: `/${slug}`, label: association.name },
        { href: `/${slug}/registry`, label: t("lots.title") },
        ...(lot ? [{ href: `/${slug}/registry/lots/${lot.lotId}`, label: lot.code }] : []),
      ]}
      law={<LawNote article={ARTICLES[kind]}>{t(`movement.law.${kind}`)}</LawNote>}
    >
      <NextIntlClientProvider messages={{ ui, registry: { movement, right } }}>
        <MovementForm label={t(`movement.title.${kind}`)} preview={preview} enter={enter}>
          {children}
        </MovementForm>
      </NextIntlClientProvider>
    </Page>
  );
}
