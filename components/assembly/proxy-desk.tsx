import { useTranslations } from "next-intl";
import { RestrictionMark } from "#components/registry/restriction-mark.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import type { BallotView } from "#server/assembly/ballot/view.queries.ts";
import type { DeedLine } from "#server/assembly/proxy/deed.queries.ts";
import type { InstructionLine } from "#server/assembly/proxy/instruction.queries.ts";
import type { OwnLots } from "#server/assembly/proxy/lots.queries.ts";
import type { ConflictLine, ProxyLine } from "#server/assembly/proxy/proxy.queries.ts";
import { ConflictEntry } from "./conflict-entry.tsx";
import { type DeedActions, DeedDesk } from "./deed-desk.tsx";
import { type Holder, ProxyFields } from "./proxy-fields.tsx";
import { ProxyInstructions } from "./proxy-instructions.tsx";
import { ProxySubstitutes, SubstituteLines } from "./proxy-substitutes.tsx";
import type { ShownMeeting } from "./shown-meeting.ts";

type ProxyDeskProps = {
  slug: string;
  meeting: ShownMeeting;
  /** The parties the reader stands for. */
  own: readonly string[];
  proxies: readonly ProxyLine[];
  holders: readonly Holder[];
  /** Of whoever votes by several lots, which: a proxy may be for some of them. */
  lots: readonly OwnLots[];
  instructions: readonly InstructionLine[];
  conflicts: readonly ConflictLine[];
  ballots: readonly BallotView[];
  instruct: FormAction;
  give: FormAction;
  revoke: FormAction;
  substitute: FormAction;
  revokeSubstitute: FormAction;
  exclude: FormAction;
  /** Of the office alone. */
  /** Good for several meetings: the syndic's to keep; null for who holds this one alone. */
  deeds: readonly DeedLine[] | null;
  deedActions: DeedActions;
};

/** Who represents whom at a meeting, and how one names who will. */
export function ProxyDesk(props: ProxyDeskProps) {
  const { slug, meeting, own, proxies, holders, give, revoke } = props;
  const t = useTranslations("assembly");
  const marks = useTranslations("registry.restriction");
  const isOffice = meeting.mayHold;
  const isOn = meeting.stage === "convened" || meeting.stage === "open";
  // Copied from its sheets it is over: what was given in the room is entered there, with its hour.
  const isCopied = isOn && meeting.onPaper;
  const running = isOn && !isCopied;
  const principals = isOffice ? holders : holders.filter(({ partyId }) => own.includes(partyId));
  const mayRevoke = ({ principalId, revokedAt }: ProxyLine) =>
    running && !revokedAt && (isOffice || own.includes(principalId));
  return (
    <Page
      title={t("proxies.title")}
      lead={t("proxies.lead")}
      crumbs={[
        { href: `/${slug}`, label: meeting.association.name },
        { href: `/${slug}/assembly`, label: t("meetings.title") },
        { href: `/${slug}/assembly/meetings/${meeting.id}`, label: t(`kind.${meeting.kind}`) },
      ]}
      law={<LawNote article="3.87 §7">{t("proxies.law")}</LawNote>}
    >
      <Table
        caption={t("proxies.title")}
        captionHidden
        rows={proxies}
        rowKey={({ id }) => id}
        empty={t("proxies.none")}
        columns={[
          {
            key: "principal",
            header: t("proxies.principal"),
            names: true,
            cell: ({ principal, restricted, lots }) => (
              <>
                {principal}
                {lots.length > 0 ? (
                  <span className="block text-fine text-quiet">
                    {t("proxies.onlyLots", { lots: lots.join(", ") })}
                  </span>
                ) : null}
                {restricted.length > 0 ? (
                  <RestrictionMark>
                    {marks("names", { names: restricted.join(", ") })}
                  </RestrictionMark>
                ) : null}
              </>
            ),
          },
          {
            key: "holder",
            header: t("proxies.holder"),
            cell: (line) => (
              <>
                {line.holder}
                <SubstituteLines
                  proxy={line}
                  mayRevoke={({ handedInAt }) =>
                    handedInAt ? isCopied && isOffice : mayRevoke(line)
                  }
                  revoke={props.revokeSubstitute}
                />
              </>
            ),
          },
          {
            key: "signed",
            header: t("proxies.signedOn"),
            cell: ({ signedOn, countersignedBy, deed, servesSecond }) => (
              <>
                <LegalDate iso={signedOn} />
                {deed ? (
                  <span className="block text-fine text-quiet">
                    {t("proxies.byDeed", { notary: deed.notary })}
                    {deed.object ? ` – ${deed.object}` : null}
                  </span>
                ) : null}
                {servesSecond ? null : (
                  <span className="block text-fine text-quiet">{t("proxies.firstOnly")}</span>
                )}
                {countersignedBy ? (
                  <span className="block text-fine text-quiet">
                    {t("proxies.countersignedBy", { names: countersignedBy })}
                  </span>
                ) : null}
              </>
            ),
          },
          {
            key: "state",
            header: t("proxies.state"),
            cell: ({ revokedAt }) =>
              revokedAt ? (
                <Status tone="neutral">{t("proxies.revoked")}</Status>
              ) : (
                <Status tone="done">{t("proxies.inForce")}</Status>
              ),
          },
          {
            key: "action",
            header: t("proxies.action"),
            cell: (line) =>
              mayRevoke(line) ? (
                <ActionForm
                  action={revoke}
                  label={t("proxies.revokeLabel", { principal: line.principal })}
                >
                  <input type="hidden" name="proxyId" value={line.id} />
                  <Button
                    tone="quiet"
                    dense
                    label={t("proxies.revokeLabel", { principal: line.principal })}
                  >
                    {t("proxies.revoke")}
                  </Button>
                </ActionForm>
              ) : null,
          },
        ]}
      />
      {running ? (
        <ProxyInstructions
          given={proxies.filter((line) => own.includes(line.principalId) && !line.revokedAt)}
          instructions={props.instructions}
          ballots={props.ballots}
          language={meeting.language}
          action={props.instruct}
        />
      ) : null}
      {isCopied && isOffice ? (
        <Notice tone="info">
          <p>{t("proxies.copied")}</p>
          <p>
            <Link href={`/${slug}/assembly/meetings/${meeting.id}/paper#handed`}>
              {t("proxies.copiedLink")}
            </Link>
          </p>
        </Notice>
      ) : null}
      {running || (isCopied && isOffice) ? (
        <ProxySubstitutes
          proxies={proxies.filter((line) => (isCopied ? !line.revokedAt : mayRevoke(line)))}
          holders={holders}
          conflicts={props.conflicts}
          ballots={props.ballots}
          onPaper={isOffice}
          isCopied={isCopied}
          action={props.substitute}
        />
      ) : null}
      {running && isOffice ? (
        <ConflictEntry
          ballots={props.ballots}
          people={holders}
          language={meeting.language}
          action={props.exclude}
        />
      ) : null}
      {running && principals.length > 0 ? (
        <Section title={t(isOffice ? "proxies.encode" : "proxies.give")}>
          <ActionForm action={give} label={t(isOffice ? "proxies.encode" : "proxies.give")}>
            <ProxyFields
              principals={principals}
              holders={holders}
              lots={props.lots}
              onPaper={isOffice}
            />
            <Button>{t(isOffice ? "proxies.encode" : "proxies.give")}</Button>
          </ActionForm>
        </Section>
      ) : null}
      {props.deeds ? (
        <DeedDesk
          deeds={props.deeds}
          people={holders}
          running={running}
          actions={props.deedActions}
        />
      ) : null}
    </Page>
  );
}
