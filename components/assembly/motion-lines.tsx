import { useLocale, useTranslations } from "next-intl";
import { formatTime } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Section } from "#components/ui/section.tsx";
import type { BreachLine } from "#server/assembly/breach/breach.rules.ts";
import {
  disposalOf,
  type ItemMotions,
  type TextMotions,
} from "#server/assembly/motion/motion.rules.ts";

/** The item of a text, and what was moved about both. */
export function motionsOn(motions: readonly ItemMotions[], resolutionId: string) {
  for (const item of motions) {
    const text = item.texts.find((one) => one.resolutionId === resolutionId);
    if (text) return { item, text, disposal: disposalOf(item.disposals, resolutionId) };
  }
  return null;
}

type VoterItemsProps = { motions: readonly ItemMotions[]; language: string };

type MotionLinesProps = { item: ItemMotions; text: TextMotions | null; language: string };

/** What became of an item or a text in the room, for the desk and for every voter's screen. */
export function MotionLines({ item, text, language }: MotionLinesProps) {
  const t = useTranslations("assembly.motion");
  const locale = useLocale();
  const disposal = disposalOf(item.disposals, text?.resolutionId ?? null);
  const { amendments = [], convened = "", reopened = null } = text ?? {};
  const time = (at: string) => formatTime(at, locale);
  const again = item.texts.find(({ resolutionId }) => resolutionId === reopened?.nextId);
  return (
    <>
      {disposal ? (
        <p className="max-w-measure">
          {t(`stands.${disposal.kind}`, { time: time(disposal.at), reason: disposal.reason })}
        </p>
      ) : null}
      {amendments.map(({ version, reason, at }) => (
        <p key={version} className="max-w-measure text-fine">
          {t("amended", { version, reason, time: time(at) })}
        </p>
      ))}
      {amendments.length > 0 ? (
        <details>
          <summary className="w-fit py-1 font-semibold text-plate">{t("earlier")}</summary>
          <ol className="grid max-w-measure gap-2" lang={language}>
            {[convened, ...amendments.slice(0, -1).map((one) => one.text)].map((words) => (
              <li key={words} className="whitespace-pre-line">
                {words}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      {reopened ? (
        <p className="max-w-measure">
          {t("reopened", {
            number: `${item.position}.${again?.position ?? ""}`,
            reason: reopened.reason,
            time: time(reopened.at),
          })}
        </p>
      ) : null}
      {text?.reopens ? <p className="max-w-measure">{t("reopens")}</p> : null}
    </>
  );
}

/** Items without a text that were withdrawn, postponed or noted, on a voter's screen. */
export function VoterItems({ motions, language }: VoterItemsProps) {
  const t = useTranslations("assembly.motion");
  const items = motions.filter(({ texts, disposal }) => texts.length === 0 && disposal);
  if (items.length === 0) return null;
  return (
    <Section title={t("items")} id="items">
      <ol className="grid gap-4">
        {items.map((item) => (
          <li key={item.itemId} className="grid gap-1">
            <h3 className="text-part" lang={language}>
              {item.position}. {item.title}
            </h3>
            <MotionLines item={item} text={null} language={language} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** What was done against the law, or by leave of a judge: said to all, and printed in the minutes. */
export function BreachLines({ breaches }: { breaches: readonly BreachLine[] }) {
  const t = useTranslations("assembly.breach");
  const locale = useLocale();
  if (breaches.length === 0) return <p className="text-quiet">{t("none")}</p>;
  return (
    <ol className="grid list-decimal gap-3 ps-6">
      {breaches.map((line) => {
        const { id, kind, article, item, statement, reason, at, by, corrects, correctedBy } = line;
        return (
          <li key={id} className="max-w-measure">
            <p className="font-semibold">
              {t(`kind.${kind}`)} · {article}
              {item === null ? "" : ` · ${t("item", { item })}`}
            </p>
            <p>{statement}</p>
            <p className="text-fine text-quiet">
              {t("line", { time: formatTime(at, locale), reason, by })}{" "}
              {corrects ? t("corrects", { number: corrects }) : null}{" "}
              {correctedBy ? t("correctedBy", { number: correctedBy }) : null}
            </p>
          </li>
        );
      })}
    </ol>
  );
}

/** The same on a voter's screen: nothing where nothing was recorded. */
export function VoterBreaches({ breaches }: { breaches: readonly BreachLine[] }) {
  const t = useTranslations("assembly.breach");
  if (breaches.length === 0) return null;
  return (
    <Section title={t("title")} id="breaches">
      <BreachLines breaches={breaches} />
      <LawNote article="3.92 §3">{t("law")}</LawNote>
    </Section>
  );
}
