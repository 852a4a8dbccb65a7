"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { STALE_PAGE } from "#components/ui/form-state.ts";
import type { Audience } from "#server/assembly/sitting/following.rules.ts";
import { TURNOUT_NEWS } from "./turnout-news.ts";

type FollowMeetingProps = {
  /** The event stream of the meeting. */
  address: string;
  /** What the page is for: the desk is read again at each vote, the others keep their count up. */
  audience: Audience;
  words: Readonly<Record<"live" | "news" | "refresh", string>>;
};

/** A stream is renewed now and then by itself: only one that stays away is said to be down. */
const PATIENCE_MS = 5_000;
/** A browser gives up a stream that was refused, or slept through: it is opened again. */
const AGAIN_MS = 3_000;

/**
 * Keeps the page in step with the meeting: one polite sentence, the focus never moves and
 * nothing being typed is lost. After a sleep or a cut it catches up with what it missed.
 * Without script, or while the stream is down, a link does it.
 */
export function FollowMeeting({ address, audience, words }: FollowMeetingProps) {
  const router = useRouter();
  const here = usePathname();
  const [state, setState] = useState<"still" | "live" | "news">("still");

  useEffect(() => {
    let stream: EventSource | null = null;
    let wait: ReturnType<typeof setTimeout> | undefined;
    let turn: ReturnType<typeof setTimeout> | undefined;
    let spread = 0;
    let isCut = false;
    let isGone = false;

    function follow() {
      stream?.close();
      stream = new EventSource(`${address}?for=${audience}`);
      stream.addEventListener("ready", ({ data }) => {
        spread = Number(data);
        clearTimeout(wait);
        wait = undefined;
        setState((before) => (before === "news" ? before : "live"));
        // A stream that begins anew knows nothing of what the last one told.
        if (isCut) catchUp();
        isCut = false;
      });
      stream.addEventListener("moved", ({ data }) => takeTurn(Number(data)));
      stream.addEventListener("turnout", ({ data }) => hear(data));
      stream.addEventListener("error", () => {
        if (stream?.readyState === EventSource.CLOSED) {
          isCut = true;
          setTimeout(again, AGAIN_MS);
        }
        wait ??= setTimeout(() => setState("still"), PATIENCE_MS);
      });
    }
    /** In a large meeting the pages are read again one after the other: all at once, all would wait. */
    function takeTurn(within: number) {
      turn ??= setTimeout(catchUp, Math.random() * within);
    }
    const outdated = () => takeTurn(spread);
    function hear(votes: string) {
      if (audience === "desk") return catchUp();
      window.dispatchEvent(new CustomEvent(TURNOUT_NEWS, { detail: JSON.parse(votes) }));
    }
    function catchUp() {
      clearTimeout(turn);
      turn = undefined;
      setState("news");
      // A reading that fails loads the whole page anew, and what is chosen on it is lost.
      if (navigator.onLine) router.refresh();
      else isCut = true;
    }
    function again() {
      if (isGone) return;
      if (stream && stream.readyState !== EventSource.CLOSED) return;
      follow();
    }
    /** The laptop woke up, or the line is back: whatever the old stream says, a new one is true. */
    function awake() {
      if (document.visibilityState !== "visible") return;
      isCut = true;
      follow();
    }

    follow();
    window.addEventListener(STALE_PAGE, outdated);
    window.addEventListener("online", awake);
    window.addEventListener("pageshow", again);
    document.addEventListener("resume", awake);
    return () => {
      isGone = true;
      clearTimeout(wait);
      clearTimeout(turn);
      window.removeEventListener(STALE_PAGE, outdated);
      window.removeEventListener("online", awake);
      window.removeEventListener("pageshow", again);
      document.removeEventListener("resume", awake);
      stream?.close();
    };
  }, [address, audience, router]);

  return (
    <div className="flex flex-wrap items-center gap-3 text-fine text-quiet print:hidden">
      <p role="status">{state === "still" ? "" : words[state]}</p>
      {state === "still" ? <a href={here}>{words.refresh}</a> : null}
    </div>
  );
}
