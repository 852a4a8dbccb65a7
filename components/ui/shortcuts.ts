/** The keys by which one gets about; each may be another, and all of them may be off (WCAG 2.1.4). */
export type Keys = Readonly<{ on: boolean; search: string; help: string; go: string }>;

export const USUAL_KEYS: Keys = { on: true, search: "/", help: "?", go: "g" };

/** After the key to go: the letter of a place. */
export const PLACES = [
  { place: "home", letter: "h", href: "/home" },
  { place: "calendar", letter: "c", href: "/calendar" },
  { place: "lists", letter: "l", href: "/office/associations" },
  { place: "notifications", letter: "n", href: "/notifications" },
] as const;

/** After the key to go: the letter of what the meeting is on, where the page shows one. */
export const IN_HAND = { id: "in-hand", letter: "v" } as const;

/** The cookie that carries them; nothing in it but keys. */
export const KEYS_COOKIE = "koprogo.keys";

const isKey = (text: string) => [...text].length === 1 && text.trim() === text;

/** Three different keys, or the reason why they are not. */
export function checkKeys(keys: Keys): "fine" | "not-a-key" | "twice" {
  const chosen = [keys.search, keys.help, keys.go].map((key) => key.toLowerCase());
  if (!chosen.every(isKey)) return "not-a-key";
  return new Set(chosen).size === chosen.length ? "fine" : "twice";
}

/** What the cookie says; the usual keys where it says nothing that can be read. */
export function readKeys(cookie: string | undefined): Keys {
  if (!cookie) return USUAL_KEYS;
  const said = new URLSearchParams(cookie);
  const keys = {
    on: said.get("on") !== "0",
    search: said.get("search") ?? USUAL_KEYS.search,
    help: said.get("help") ?? USUAL_KEYS.help,
    go: said.get("go") ?? USUAL_KEYS.go,
  };
  return checkKeys(keys) === "fine" ? keys : USUAL_KEYS;
}

export function writeKeys({ on, search, help, go }: Keys): string {
  return new URLSearchParams({ on: on ? "1" : "0", search, help, go }).toString();
}

export type KeyPress = Readonly<{
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}>;
export type Wish = "search" | "help" | "go" | "in-hand" | Readonly<{ href: string }> | null;

/**
 * What a key asks for. `typing`: the focus is where text is typed. `going`: the key to go was
 * pressed just before. Control and K are no single character: they work wherever the focus is.
 */
export function wishOf(keys: Keys, press: KeyPress, typing: boolean, going: boolean): Wish {
  const key = press.key.toLowerCase();
  if ((press.ctrlKey || press.metaKey) && !press.altKey) return key === "k" ? "search" : null;
  if (!keys.on || typing || press.altKey) return null;
  if (going) {
    const known = PLACES.find(({ letter }) => letter === key);
    if (known) return { href: known.href };
    if (key === IN_HAND.letter) return "in-hand";
  }
  if (key === keys.search.toLowerCase()) return "search";
  if (key === keys.help.toLowerCase()) return "help";
  return key === keys.go.toLowerCase() ? "go" : null;
}
