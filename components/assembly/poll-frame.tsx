import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LawNote } from "#components/ui/law-note.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Status } from "#components/ui/status.tsx";
import type { PollState } from "#server/assembly/poll/poll.schema.ts";

/** None of the tones in which the result of a vote is told: nothing is carried here, or lost. */
const TONE = {
  draft: "neutral",
  open: "info",
  ended: "neutral",
  closed: "neutral",
  withdrawn: "neutral",
} as const;

/** How far a poll is, in a word and a shape. */
export function PollStatus({ state }: { state: PollState }) {
  const t = useTranslations("assembly.poll");
  return <Status tone={TONE[state]}>{t(`stateOf.${state}`)}</Status>;
}

type PollFrameProps = {
  association: Readonly<{ name: string; slug: string }>;
  title: string;
  /** The list itself; a page below it otherwise. */
  isList?: boolean;
  state?: PollState;
  actions?: ReactNode;
  children: ReactNode;
};

/** Every page about polls says, before all else and on paper too, that a poll binds nobody. */
export function PollFrame(props: PollFrameProps) {
  const { association, title, isList = false, state, actions, children } = props;
  const t = useTranslations("assembly.poll");
  const words = useTranslations("assembly");
  const { name, slug } = association;
  return (
    <Page
      title={title}
      plate={state ? <PollStatus state={state} /> : undefined}
      crumbs={[
        { href: `/${slug}`, label: name },
        { href: `/${slug}/assembly`, label: words("meetings.title") },
        ...(isList ? [] : [{ href: `/${slug}/assembly/polls`, label: t("title") }]),
      ]}
      actions={actions}
      law={<LawNote article="3.87 §11">{t("law")}</LawNote>}
    >
      <Notice>
        <p>{t("binds")}</p>
      </Notice>
      {children}
    </Page>
  );
}
