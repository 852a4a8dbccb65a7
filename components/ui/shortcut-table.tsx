import { useTranslations } from "next-intl";
import { IN_HAND, type Keys, PLACES } from "./shortcuts.ts";

const KEY =
  "inline-flex min-w-7 items-center justify-center rounded-control border border-edge bg-sunk px-1.5 font-semibold";

/** The keys and what each does. */
export function ShortcutTable({ keys }: { keys: Keys }) {
  const t = useTranslations("ui.shortcuts");
  const single = [
    { name: "search", press: [keys.search] },
    { name: "help", press: [keys.help] },
    ...PLACES.map(({ place, letter }) => ({ name: place, press: [keys.go, letter] })),
    { name: "inHand", press: [keys.go, IN_HAND.letter] },
  ] as const;
  return (
    <table className="stack w-full text-start">
      <caption className="sr-only">{t("title")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("does")}</th>
          <th scope="col">{t("keys")}</th>
        </tr>
      </thead>
      <tbody>
        <Row does={t("act.search")} press={["Ctrl", "K"]} together />
        {keys.on
          ? single.map(({ name, press }) => (
              <Row key={name} does={t(`act.${name}`)} press={press} />
            ))
          : null}
      </tbody>
    </table>
  );
}

function Row(props: { does: string; press: readonly string[]; together?: boolean }) {
  const { does, press, together = false } = props;
  const t = useTranslations("ui.shortcuts");
  return (
    <tr>
      <th scope="row" data-label={t("does")}>
        <div>{does}</div>
      </th>
      <td data-label={t("keys")}>
        <div className="flex items-center gap-1.5 whitespace-nowrap">
          {press.map((key, index) => (
            <span key={key} className="contents">
              {index > 0 ? <span>{together ? "+" : t("then")}</span> : null}
              <kbd className={KEY}>{key}</kbd>
            </span>
          ))}
        </div>
      </td>
    </tr>
  );
}
