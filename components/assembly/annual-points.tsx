import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { Link } from "#messages/navigation.ts";
import {
  ANNUAL_POINTS,
  lacking,
  type PointLine,
  type PointState,
} from "#server/assembly/agenda/annual.rules.ts";
import type { AgendaLine } from "./agenda-list.tsx";

type Drafted = { items: readonly AgendaLine[]; language: string; action: FormAction };
type AnnualPointsProps = Drafted & { points: readonly PointLine[] };

function toneOf({ state, confidence }: PointLine) {
  if (state === "there") return "done";
  if (state === "left-out") return "neutral";
  return confidence === "C" ? "danger" : "waiting";
}

/** What the annual meeting has to treat, beside its agenda; nothing for another meeting (R-AG-23). */
export function AnnualPoints({ points, ...drafted }: AnnualPointsProps) {
  const t = useTranslations("assembly.annual");
  const law = useTranslations("ui");
  if (points.length === 0) return null;
  const count = lacking(points, "C").length;
  return (
    <Section title={t("title")} id="annual">
      <p className="max-w-measure">{t("lead")}</p>
      <Notice tone={count === 0 ? "done" : "waiting"}>
        {count === 0 ? t("complete") : t("lacking", { count })}
      </Notice>
      <Table
        caption={t("title")}
        captionHidden
        rows={points}
        rowKey={({ point }) => point}
        columns={[
          {
            key: "point",
            header: t("point"),
            names: true,
            cell: ({ point, article, confidence }) => (
              <>
                <span>{t(`name.${point}`)}</span>{" "}
                <span className="block font-normal text-fine text-quiet">
                  {law("lawArticle", { article })}
                  {confidence === "L" ? ` · ${t("usage")}` : ""}
                </span>
              </>
            ),
          },
          {
            key: "state",
            header: t("where"),
            cell: (line) => <Standing line={line} items={drafted.items} />,
          },
          {
            key: "act",
            header: t("act"),
            cell: (line) => <PointGestures line={line} {...drafted} />,
          },
        ]}
      />
    </Section>
  );
}

function Standing({ line, items }: { line: PointLine; items: readonly AgendaLine[] }) {
  const t = useTranslations("assembly.annual");
  const item = items.find(({ id }) => id === line.itemId);
  return (
    <div className="grid justify-items-start gap-1">
      <Status tone={toneOf(line)}>{t(`state.${line.state}`)}</Status>
      {item ? (
        <span className="text-fine text-quiet">{t("treatedBy", { number: item.position })}</span>
      ) : null}
      {line.reason ? <span className="wrap-anywhere">{line.reason}</span> : null}
    </div>
  );
}

type GestureProps = Drafted & { line: PointLine };

const ADDABLE: readonly PointState[] = ["missing", "no-text", "left-out"];

/** One action puts the point there with its text; the other ways out stand folded behind it. */
function PointGestures({ line, ...drafted }: GestureProps) {
  const { point, state, itemId } = line;
  const { action } = drafted;
  const t = useTranslations("assembly.annual");
  const name = t(`name.${point}`);
  if (!ADDABLE.includes(state)) {
    if (!itemId) return null;
    return (
      <ActionForm action={action} label={t("untreatLabel", { point: name })}>
        <input type="hidden" name="point" value={point} />
        <input type="hidden" name="itemId" value={itemId} />
        <Button
          tone="quiet"
          dense
          name="do"
          value="untreat"
          label={t("untreatLabel", { point: name })}
        >
          {t("untreat")}
        </Button>
      </ActionForm>
    );
  }
  const gesture = state === "no-text" ? "addText" : "add";
  return (
    <div className="grid min-w-0 gap-1">
      <ActionForm
        action={action}
        label={t(`${gesture}Label`, { point: name })}
        className="sm:whitespace-nowrap"
      >
        <input type="hidden" name="point" value={point} />
        <Button
          tone="secondary"
          dense
          name="do"
          value="point"
          label={t(`${gesture}Label`, { point: name })}
        >
          {t(gesture)}
        </Button>
      </ActionForm>
      <Otherwise line={line} name={name} {...drafted} />
    </div>
  );
}

/** An item of the syndic's own treats it, or there is a reason why it is not there. */
function Otherwise({ line, name, items, language, action }: GestureProps & { name: string }) {
  const t = useTranslations("assembly.annual");
  const { point, mayBeLeftOut } = line;
  const others = items.filter(({ id }) => id !== line.itemId);
  if (others.length === 0 && !mayBeLeftOut) return null;
  return (
    <details>
      <summary
        className="w-fit py-1 font-semibold text-fine text-plate"
        aria-label={t("otherLabel", { point: name })}
      >
        {t("other")}
      </summary>
      <div className="grid max-w-measure gap-6 py-2">
        {others.length > 0 ? (
          <ActionForm action={action} label={t("treatsLabel", { point: name })}>
            <input type="hidden" name="do" value="treat" />
            <input type="hidden" name="point" value={point} />
            <Select
              name="itemId"
              label={t("which")}
              placeholder="—"
              choices={others.map(({ id, position, title }) => ({
                value: id,
                label: `${position}. ${title}`,
              }))}
            />
            <Button tone="secondary" dense label={t("treatsLabel", { point: name })}>
              {t("treats")}
            </Button>
          </ActionForm>
        ) : null}
        {mayBeLeftOut ? (
          <ActionForm action={action} label={t("leaveLabel", { point: name })}>
            <input type="hidden" name="do" value="leave" />
            <input type="hidden" name="point" value={point} />
            <Textarea
              name="reason"
              label={t("reason")}
              hint={t("reasonHint")}
              rows={2}
              maxLength={1000}
              lang={language}
              defaultValue={line.reason ?? undefined}
            />
            <Button tone="secondary" dense label={t("leaveLabel", { point: name })}>
              {t("leave")}
            </Button>
          </ActionForm>
        ) : null}
      </div>
    </details>
  );
}

type AnnualVerdictProps = { preview: { points: readonly PointLine[] }; agenda: string };

/** Before the notice leaves: what its agenda lacks, what practice advises, what was left out and why. */
export function AnnualVerdict({ preview: { points }, agenda }: AnnualVerdictProps) {
  const t = useTranslations("assembly.annual");
  const names = (confidence: "C" | "L") =>
    lacking(points, confidence)
      .map((point) => t(`name.${point}`))
      .join(" · ");
  const [missing, advised] = [names("C"), names("L")];
  const left = points.filter(({ reason }) => reason !== null);
  if (!missing && !advised && left.length === 0) return null;
  return (
    <Notice tone={missing || advised ? "waiting" : "info"} title={t("title")}>
      {missing ? <p>{t("missing", { points: missing })}</p> : null}
      {advised ? <p>{t("advised", { points: advised })}</p> : null}
      {left.length > 0 ? <Omissions lines={left} /> : null}
      {missing || advised ? (
        <p>
          <Link href={`${agenda}#annual`}>{t("toAgenda")}</Link>
        </p>
      ) : null}
    </Notice>
  );
}

type Omitted = Readonly<{ point: string; reason: string | null }>;

/** What is not on the agenda, each with the reason that was given. */
function Omissions({ lines }: { lines: readonly Omitted[] }) {
  const t = useTranslations("assembly.annual");
  const known = lines.flatMap(({ point: code, reason }) => {
    const point = ANNUAL_POINTS.find((one) => one === code);
    return point ? [{ point, reason: reason ?? "" }] : [];
  });
  return (
    <>
      <p>{t("left")}</p>
      <ul className="grid list-disc gap-1 ps-5">
        {known.map(({ point, reason }) => (
          <li key={point}>{t("leftLine", { point: t(`name.${point}`), reason })}</li>
        ))}
      </ul>
    </>
  );
}
