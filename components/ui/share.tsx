import { useLocale, useTranslations } from "next-intl";
import { formatInteger } from "./format.ts";

type ShareProps = {
  shares: bigint | string;
  /** The declared total of the association; alone in a column that states it, leave it out. */
  total?: bigint | string;
  /** Without the word, under a heading that says it. */
  bare?: boolean;
};

/** Shares in the common parts, seen as `125 / 1 000 quotités`, heard as "125 quotités sur 1000". */
export function Share({ shares, total, bare = false }: ShareProps) {
  const t = useTranslations("ui");
  const locale = useLocale();
  const part = formatInteger(shares, locale);
  if (total === undefined) {
    return (
      <span className="whitespace-nowrap">
        {bare ? part : t("share.alone", word(shares, part))}
      </span>
    );
  }
  const whole = formatInteger(total, locale);
  return (
    <>
      <span aria-hidden="true" className="whitespace-nowrap">
        {bare ? `${part} / ${whole}` : t("share.of", { ...word(total, whole), part })}
      </span>
      <span className="sr-only">
        {t("share.spoken", { ...word(shares, shares.toString()), whole: total.toString() })}
      </span>
    </>
  );
}

/** The figure to show and the number that decides the plural, which never passes 2. */
function word(count: bigint | string, figure: string) {
  return { figure, count: BigInt(count) === 1n ? 1 : 2 };
}
