import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatTime } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import type { BallotView } from "#server/assembly/ballot/view.queries.ts";
import type {
  ConflictLine,
  ProxyLine,
  SubstituteLine,
} from "#server/assembly/proxy/proxy.queries.ts";
import { ConflictNotices } from "./conflict-notices.tsx";
import { HandledAt } from "./handled-at.tsx";

type Holder = Readonly<{ partyId: string; name: string }>;

type ProxySubstitutesProps = {
  /** The proxies for which the reader may name somebody else. */
  proxies: readonly ProxyLine[];
  holders: readonly Holder[];
  conflicts: readonly ConflictLine[];
  ballots: readonly BallotView[];
  /** Entered from paper, by the office. */
  onPaper: boolean;
  /** Of a meeting copied from its sheets: at the hour of the room. */
  isCopied: boolean;
  action: FormAction;
};

/** Another holder for one item: the warnings, and one form for each proxy. */
export function ProxySubstitutes(props: ProxySubstitutesProps) {
  const { proxies, conflicts, ballots } = props;
  const t = useTranslations("assembly.substitute");
  const open = ballots.filter(({ state }) => state !== "closed");
  if (proxies.length === 0 || open.length === 0) return null;
  return (
    <Section title={t("title")}>
      <p className="max-w-measure text-quiet">{t("lead")}</p>
      <LawNote article="3.87 §7">{t("law")}</LawNote>
      <ConflictNotices proxies={proxies} conflicts={conflicts} ballots={ballots} />
      {proxies.map((proxy) => (
        <SubstituteForm key={proxy.id} proxy={proxy} open={open} {...props} />
      ))}
    </Section>
  );
}

type FormProps = Omit<ProxySubstitutesProps, "proxies" | "ballots"> & {
  proxy: ProxyLine;
  open: readonly BallotView[];
};

function SubstituteForm(props: FormProps) {
  const { proxy, open, holders, conflicts, onPaper, isCopied, action } = props;
  const t = useTranslations("assembly.substitute");
  const words = useTranslations("assembly.proxies");
  const { id, principal, principalId, holder, holderId } = proxy;
  const barred = (itemId: string) =>
    conflicts.some((one) => one.proxyId === id && one.itemId === itemId);
  // An item has one line, however many texts it has; those in conflict come first.
  const items = [...new Map(open.map((ballot) => [ballot.itemId, ballot] as const)).values()]
    .map(({ itemId, item, title }) => ({ value: itemId, label: `${item}. ${title}` }))
    .map((item) => ({
      ...item,
      label: barred(item.value) ? t("itemConflict", { item: item.label, holder }) : item.label,
    }))
    .sort((a, b) => Number(barred(b.value)) - Number(barred(a.value)));
  const others = holders.filter(({ partyId }) => partyId !== principalId && partyId !== holderId);
  return (
    <details open={items.some(({ value }) => barred(value))}>
      <summary className="w-fit py-1 font-semibold text-plate">{t("open", { principal })}</summary>
      <ActionForm action={action} label={t("open", { principal })} className="mt-4 grid gap-4">
        <input type="hidden" name="proxyId" value={id} />
        <Select name="itemId" label={t("item")} choices={items} />
        <Select
          name="holder"
          label={t("who")}
          placeholder={words("someoneElse")}
          choices={others.map(({ partyId, name }) => ({ value: partyId, label: name }))}
        />
        <Field name="givenName" label={words("givenName")} hint={words("otherHint")} optional />
        <Field name="familyName" label={words("familyName")} optional />
        {onPaper ? (
          <>
            <DateField name="signedOn" label={words("signedOn")} />
            <Checkbox
              name="countersigned"
              label={words("countersigned")}
              hint={words("countersignedHint")}
            />
          </>
        ) : null}
        {isCopied ? <HandledAt /> : null}
        <Button tone="secondary" label={t("open", { principal })}>
          {t("save")}
        </Button>
      </ActionForm>
    </details>
  );
}

type LinesProps = {
  proxy: ProxyLine;
  mayRevoke: (line: SubstituteLine) => boolean;
  revoke: FormAction;
};

/** Who carries a proxy on single items, under the name of its holder. */
export function SubstituteLines({ proxy, mayRevoke, revoke }: LinesProps) {
  const t = useTranslations("assembly.substitute");
  const locale = useLocale();
  const said = ({ item, holder, handedInAt, revokedAt }: SubstituteLine) =>
    handedInAt && !revokedAt
      ? t("lineAt", { item, holder, time: formatTime(handedInAt, locale) })
      : t(revokedAt ? "was" : "line", { item, holder });
  return proxy.substitutes.map((line) => {
    const { id, item, holder, revokedAt } = line;
    return (
      <div key={id} className="flex flex-wrap items-center gap-x-3 text-fine text-quiet">
        <span>{said(line)}</span>
        {mayRevoke(line) && !revokedAt ? (
          <ActionForm
            action={revoke}
            label={t("revokeLabel", { item, holder, principal: proxy.principal })}
          >
            <input type="hidden" name="proxyId" value={proxy.id} />
            <input type="hidden" name="substituteId" value={id} />
            <Button
              tone="quiet"
              dense
              label={t("revokeLabel", { item, holder, principal: proxy.principal })}
            >
              {t("revoke")}
            </Button>
          </ActionForm>
        ) : null}
      </div>
    );
  });
}
