"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Link, useRouter } from "#messages/navigation.ts";
import { Dialog } from "./dialog.tsx";
import { SearchBox } from "./search-box.tsx";
import { OPEN_SEARCH } from "./search-link.tsx";
import { ShortcutTable } from "./shortcut-table.tsx";
import { IN_HAND, type Keys, wishOf } from "./shortcuts.ts";

/** How long the key to go waits for its letter. */
const PATIENCE_MS = 1_500;

/** Where letters are text, or choose from a list; a radio or a box has no use for them. */
const TYPED = "input:not([type=radio], [type=checkbox]), textarea, select";
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(TYPED));

/** Hears the keys of the desk on every page, and opens what they ask for. */
export function DeskKeys({ keys }: { keys: Keys }) {
  const t = useTranslations("ui");
  const router = useRouter();
  const [opened, setOpened] = useState<"search" | "help" | null>(null);
  const goingSince = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    function hear(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      // A window that is open has the keyboard to itself.
      if (document.querySelector("dialog[open]")) return;
      const going = event.timeStamp - goingSince.current < PATIENCE_MS;
      const wish = wishOf(keys, event, isTyping(event.target), going);
      if (!wish) return;
      event.preventDefault();
      if (wish === "in-hand") {
        const inHand = document.getElementById(IN_HAND.id);
        inHand?.focus({ preventScroll: true });
        inHand?.scrollIntoView({ block: "start" });
      } else if (wish === "go") goingSince.current = event.timeStamp;
      else if (typeof wish === "string") setOpened(wish);
      else router.push(wish.href);
    }
    const search = () => setOpened("search");
    document.addEventListener("keydown", hear);
    document.addEventListener(OPEN_SEARCH, search);
    return () => {
      document.removeEventListener("keydown", hear);
      document.removeEventListener(OPEN_SEARCH, search);
    };
  }, [keys, router]);

  const close = () => setOpened(null);
  return (
    <>
      <Dialog title={t("search.title")} isOpen={opened === "search"} close={close}>
        <SearchBox done={close} />
      </Dialog>
      <Dialog title={t("shortcuts.title")} isOpen={opened === "help"} close={close}>
        <ShortcutTable keys={keys} />
        <p>
          <Link href="/shortcuts" onClick={close}>
            {t("shortcuts.change")}
          </Link>
        </p>
      </Dialog>
    </>
  );
}
