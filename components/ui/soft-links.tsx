"use client";

import { useLocale } from "next-intl";
import { useEffect } from "react";
import { useRouter } from "#messages/navigation.ts";

const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !(metaKey || ctrlKey || shiftKey || altKey);

/** Follows the links of rows as `Link` does its own: one listener for all of them. */
export function SoftLinks() {
  const router = useRouter();
  const locale = useLocale();
  useEffect(() => {
    function follow(event: MouseEvent) {
      if (event.defaultPrevented || !isPlain(event) || !(event.target instanceof Element)) return;
      const link = event.target.closest<HTMLAnchorElement>("a[data-soft]");
      if (!link) return;
      event.preventDefault();
      // The router puts the language before it.
      router.push(`${link.pathname.slice(locale.length + 1)}${link.search}${link.hash}`);
    }
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router, locale]);
  return null;
}
