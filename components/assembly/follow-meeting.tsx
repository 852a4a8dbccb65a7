"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useState } from "react";

type FollowMeetingProps = {
  /** The event stream of the meeting. */
  address: string;
  words: Readonly<Record<"live" | "news" | "refresh", string>>;
};

/**
 * Keeps the page in step with the meeting: one polite sentence, the focus never moves and
 * nothing being typed is lost. Without script, or while the stream is down, a link does it.
 */
export function FollowMeeting({ address, words }: FollowMeetingProps) {
  const router = useRouter();
  const here = usePathname();
  const [state, setState] = useState<"still" | "live" | "news">("still");

  useEffect(() => {
    const stream = new EventSource(address);
    stream.addEventListener("ready", () => setState("live"));
    stream.addEventListener("moved", () => {
      setState("news");
      router.refresh();
    });
    stream.addEventListener("error", () => setState("still"));
    return () => stream.close();
  }, [address, router]);

  return (
    <div className="flex flex-wrap items-center gap-3 text-fine text-quiet print:hidden">
      <p role="status">{state === "still" ? "" : words[state]}</p>
      {state === "still" ? <a href={here}>{words.refresh}</a> : null}
    </div>
  );
}
