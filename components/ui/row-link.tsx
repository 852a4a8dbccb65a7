import { useLocale } from "next-intl";
import type { ComponentProps } from "react";

type RowLinkProps = Omit<ComponentProps<"a">, "href"> & { href: string };

/**
 * A link in a row of a long table: an element and nothing more, where every `Link` is a component
 * in the browser besides. `SoftLinks` follows it without loading the page anew.
 */
export function RowLink({ href, ...anchor }: RowLinkProps) {
  // Every address begins with its language: hundreds of rows need no more to be known.
  return <a {...anchor} href={`/${useLocale()}${href}`} data-soft="" />;
}
