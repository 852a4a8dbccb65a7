import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatMoment, formatTime } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import type { PaperView, Readers, VoteSheet } from "#server/assembly/paper/paper.queries.ts";
import { useHeadWords } from "./hands-people.tsx";
import { Recorded } from "./hands-preview.tsx";
import type { PaperDeskProps } from "./paper-desk.tsx";
import { SheetFields } from "./paper-sheet-form.tsx";

type Props = Pick<PaperDeskProps, "paper" | "typed" | "actions" | "secretary">;
type Waiting = Readonly<{ number: string | null; sheet: Readers; vote: VoteSheet | null }>;

function waitingOf({ attendance, texts }: PaperView): readonly Waiting[] {
  const first =
    attendance && attendance.state !== "recorded"
      ? [{ number: null, sheet: attendance, vote: null }]
      : [];
  return [
    ...first,
    ...texts.flatMap(({ number, sheet }) =>
      sheet && sheet.state !== "recorded" ? [{ number, sheet, vote: sheet }] : [],
    ),
  ];
}

/** The sheets that were entered and wait for the teller, each with what it would record. */
export function PaperReading(props: Props) {
  const t = useTranslations("assembly.paper");
  const waiting = waitingOf(props.paper);
  if (waiting.length === 0) return null;
  return (
    <Section title={t("reading")} id="second">
      <p className="max-w-measure text-quiet">{t("readingHint")}</p>
      <div id="reading" tabIndex={-1} className="grid gap-8">
        {waiting.map((one) => (
          <Sheet key={one.sheet.sheetId} {...props} {...one} />
        ))}
      </div>
    </Section>
  );
}

function Sheet({ paper, typed, actions, secretary, number, sheet, vote }: Props & Waiting) {
  const t = useTranslations("assembly.paper");
  const locale = useLocale();
  const named = number === null ? t("attendance") : t("sheet", { number });
  const isBlind = typed.blind === sheet.sheetId;
  return (
    <article aria-label={named} className="grid gap-4 rounded-plate border border-rule p-4">
      <h3 className="text-part">{named}</h3>
      <p className="text-quiet">
        {t("entered", { name: sheet.enteredBy, date: formatMoment(sheet.enteredAt, locale) })}
      </p>
      {isBlind ? (
        <Blind sheet={sheet} actions={actions} secretary={secretary} named={named} />
      ) : (
        <>
          {vote ? (
            <p>
              {t("shown", {
                from: formatTime(vote.openedAt, locale),
                until: formatTime(vote.closedAt, locale),
              })}
            </p>
          ) : null}
          {vote?.plan ? <Recorded plan={vote.plan} /> : null}
          {vote && sheet.reader && sheet.readAt ? (
            <p className="text-quiet">
              {t("readAgain", {
                name: sheet.reader,
                date: formatMoment(sheet.readAt, locale),
              })}
            </p>
          ) : null}
          {vote ? <Differences vote={vote} /> : null}
          <Confirm {...{ paper, actions, sheet, vote, named }} />
        </>
      )}
    </article>
  );
}

type ConfirmProps = Pick<Props, "paper" | "actions"> &
  Readonly<{ sheet: Readers; vote: VoteSheet | null; named: string }>;

function Reader({ name }: { name: string }) {
  const t = useTranslations("assembly.paper");
  return (
    <Field name="reader" label={t("reader")} width="medium" maxLength={200} defaultValue={name} />
  );
}

function Sole() {
  const t = useTranslations("assembly.room");
  return (
    <Select
      name="soleVoter"
      label={t("sole")}
      choices={[
        { value: "capped", label: t("soleCapped") },
        { value: "counted", label: t("soleCounted") },
      ]}
    />
  );
}

function Confirm({ paper, actions, sheet, vote, named }: ConfirmProps) {
  const t = useTranslations("assembly.paper");
  const isDifferent = sheet.state === "differs";
  return (
    <>
      <ActionForm action={actions.read} label={named}>
        <input type="hidden" name="sheetId" value={sheet.sheetId} />
        <Reader name={paper.attendance?.tellers ?? ""} />
        {vote?.sole ? <Sole /> : null}
        <p className="flex flex-wrap gap-3">
          {isDifferent ? (
            <>
              <Button name="then" value="first" label={t("firstLabel", { named })}>
                {t("first")}
              </Button>
              <Button name="then" value="second" label={t("secondLabel", { named })}>
                {t("second")}
              </Button>
            </>
          ) : (
            <Button name="then" value="agrees" label={t("confirmLabel", { named })}>
              {t("confirm")}
            </Button>
          )}
          <Button tone="quiet" name="then" value="back" label={t("takeBackLabel", { named })}>
            {t("takeBack")}
          </Button>
        </p>
      </ActionForm>
      {vote && !isDifferent ? (
        <p>
          <a href={`?blind=${sheet.sheetId}#blind-closedAt`}>{t("blind")}</a>
        </p>
      ) : null}
    </>
  );
}

const EMPTY = {
  ...({ others: "for", for: "", against: "", abstain: "" } as const),
  ...{ openedAt: "", closedAt: "" },
};

type BlindProps = Pick<Props, "actions" | "secretary"> & Pick<ConfirmProps, "sheet" | "named">;

/** Whoever has the sheet before him enters it himself: the reader is who sits at the screen. */
function Blind({ sheet, actions, secretary, named }: BlindProps) {
  const t = useTranslations("assembly.paper");
  return (
    <ActionForm action={actions.blind} label={t("blindLabel", { named })}>
      <Notice tone="info">{t("blindHint")}</Notice>
      <input type="hidden" name="sheetId" value={sheet.sheetId} />
      <SheetFields said={EMPTY} prefix="blind-" />
      <Reader name={secretary} />
      <p>
        <Button>{t("compare")}</Button>
      </p>
    </ActionForm>
  );
}

function Differences({ vote: { differences } }: { vote: VoteSheet }) {
  const t = useTranslations("assembly.paper");
  const choice = useTranslations("assembly.choice");
  const headWords = useHeadWords();
  const locale = useLocale();
  const time = (millis: number) =>
    formatTime(Temporal.Instant.fromEpochMilliseconds(millis).toString(), locale);
  if (differences.length === 0) return null;
  return (
    <Notice tone="danger" title={t("differ", { count: differences.length })}>
      <ul>
        {differences.map((line) =>
          line.kind === "head" ? (
            <li key={line.head.entitlementId}>
              {t("differsHead", {
                who: headWords(line.head),
                first: line.first ? choice(line.first) : t("notVoted"),
                second: line.second ? choice(line.second) : t("notVoted"),
              })}
            </li>
          ) : (
            <li key={line.kind}>
              {t("differsTime", {
                what: t(line.kind),
                first: time(line.first),
                second: time(line.second),
              })}
            </li>
          ),
        )}
      </ul>
      <p>{t("differHint")}</p>
    </Notice>
  );
}
