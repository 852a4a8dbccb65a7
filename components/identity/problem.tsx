import { Notice } from "#components/ui/notice.tsx";

/** What an identification came to, told on the page it started from. */
export function Problem({ text }: { text: string | null }) {
  return text ? <Notice tone="danger" title={text} live /> : null;
}
