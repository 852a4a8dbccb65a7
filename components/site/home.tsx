import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Page } from "#components/ui/page.tsx";
import type { AskLine } from "#server/assembly/task/task.schema.ts";
import { AskedOfOwner } from "./asked-of-owner.tsx";
import { LeavingList } from "./leaving-list.tsx";
import { OfficeMorning } from "./office-morning.tsx";
import { OfficeNav } from "./office-nav.tsx";
import { OfficeTable } from "./office-table.tsx";
import { type OwnAssociation, OwnAssociations } from "./own-associations.tsx";

type HomeProps = {
  name: string;
  /** Null for who owns nothing in his present role. */
  asks: readonly AskLine[] | null;
  /** Null for who manages nothing in his present role. */
  office: Omit<ComponentProps<typeof OfficeTable>, "add"> | null;
  morning: ComponentProps<typeof OfficeMorning> | null;
  /** The associations that his office has left. */
  leaving: ComponentProps<typeof LeavingList>;
  /** Those he belongs to otherwise than by working for them. */
  own: readonly OwnAssociation[];
  /** He decides for an office which associations it takes. */
  mayAdd: boolean;
  role: ReactNode;
};

/** Where a person starts: the syndic with today's terms, the owner with what is asked of him. */
export function Home({ name, asks, own, office, morning, leaving, mayAdd, role }: HomeProps) {
  const t = useTranslations("site.home");
  const add = mayAdd ? (
    <LinkButton href="/associations/new" tone={office ? "secondary" : "primary"} dense={!!office}>
      {t("add")}
    </LinkButton>
  ) : null;
  const isBare = !asks && !office && own.length === 0;
  const hasLeft = leaving.lines.length > 0;
  const emptied = mayAdd ? (hasLeft ? "emptyOfficeLeft" : "emptyOffice") : "empty";
  return (
    <Page title={t("hello", { name })} actions={role}>
      {morning || mayAdd ? <OfficeNav here="home" /> : null}
      {morning ? <OfficeMorning {...morning} /> : null}
      {hasLeft ? <LeavingList {...leaving} /> : null}
      {asks ? <AskedOfOwner asks={asks} /> : null}
      {own.length > 0 ? <OwnAssociations associations={own} /> : null}
      {office ? <OfficeTable {...office} add={add} /> : null}
      {isBare && (mayAdd || !hasLeft) ? <EmptyState action={add}>{t(emptied)}</EmptyState> : null}
    </Page>
  );
}
