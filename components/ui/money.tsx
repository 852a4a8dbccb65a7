import { useLocale } from "next-intl";
import { formatMoney } from "./format.ts";

type MoneyProps = {
  cents: bigint | string;
  /** A debt is brick when there is one; zero never is. */
  debt?: boolean;
};

/** An amount of euros. The only way to show one. */
export function Money({ cents, debt = false }: MoneyProps) {
  const locale = useLocale();
  const owed = debt && BigInt(cents) > 0n;
  return (
    <span className={`whitespace-nowrap ${owed ? "font-semibold text-brick" : ""}`}>
      {formatMoney(cents, locale)}
    </span>
  );
}
