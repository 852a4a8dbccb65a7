import { useLocale } from "next-intl";
import type { ComponentProps } from "react";
import { getPathname } from "#messages/navigation.ts";

type RowLinkProps = Omit<ComponentProps<"a">, "href"> & { href: string };

/**
 * A link in a row of a long table: an element and nothing more, where every `Link` is a component
 * in the browser besides. `SoftLinks` follows it without loading the page anew.
 */
export function RowLink({ href, ...anchor }: RowLinkProps) {
  const locale = useLocale();
  return <a {...anchor} href={getPathname({ href, locale })} data-soft="" />;
}
