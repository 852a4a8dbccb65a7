"use client";

import { createTranslator } from "next-intl";
import { useEffect, useState } from "react";
import { formatInteger } from "#components/ui/format.ts";
import type { Locale } from "#messages/routing.ts";
import type { Turnout } from "#server/assembly/sitting/following.rules.ts";
import { TURNOUT_NEWS } from "./turnout-news.ts";

type TurnoutCountProps = {
  /** As the page was made. */
  turnout: Turnout;
  locale: Locale;
  /** The sentence in that language, with `heads` and `shares`. */
  sentence: string;
};

/**
 * How many have voted on a text, kept up by what the meeting's stream tells: a vote of one asks no
 * other page to be read again. Without script it stands as the page was made. A page read again knows
 * better than what was told before: with other figures it is counted anew.
 */
export function TurnoutCount(props: TurnoutCountProps) {
  const { heads, shares } = props.turnout;
  return <LiveCount key={`${heads} ${shares}`} {...props} />;
}

function LiveCount({ turnout, locale, sentence }: TurnoutCountProps) {
  const { resolutionId } = turnout;
  const [news, setNews] = useState<Turnout | null>(null);
  useEffect(() => {
    function hear({ detail }: CustomEvent<readonly Turnout[]>) {
      setNews((before) => detail.find((one) => one.resolutionId === resolutionId) ?? before);
    }
    window.addEventListener(TURNOUT_NEWS, hear);
    return () => window.removeEventListener(TURNOUT_NEWS, hear);
  }, [resolutionId]);
  const shown = news ?? turnout;
  const t = createTranslator({ locale, messages: { sentence } });
  return t("sentence", { heads: shown.heads, shares: formatInteger(shown.shares, locale) });
}
