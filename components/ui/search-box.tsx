"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useRouter } from "#messages/navigation.ts";

type Answer = Readonly<{
  kind: "association" | "lot" | "party";
  id: string;
  label: string;
  detail: string;
  associationName: string;
  href: string;
}>;

/** Typing faster than this asks nothing in between. */
const PAUSE_MS = 90;

async function ask(q: string, signal: AbortSignal): Promise<readonly Answer[] | null> {
  try {
    const response = await fetch(`/api/search?q=${encodeURIComponent(q)}`, { signal });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/** What is typed finds people, lots, numbers and associations; arrows choose, Enter opens. */
export function SearchBox({ done }: { done: () => void }) {
  const t = useTranslations("ui.search");
  const id = useId();
  const router = useRouter();
  const [text, setText] = useState("");
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const [state, setState] = useState<"idle" | "asking" | "answered" | "failed">("idle");
  const [at, setAt] = useState(-1);
  const asked = useRef<AbortController>(null);

  useEffect(() => {
    asked.current?.abort();
    setAt(-1);
    if (text.trim().length < 2) {
      setAnswers([]);
      setState("idle");
      return;
    }
    const stop = new AbortController();
    asked.current = stop;
    setState("asking");
    const pause = setTimeout(async () => {
      const found = await ask(text, stop.signal);
      if (stop.signal.aborted) return;
      setAnswers(found ?? []);
      setState(found ? "answered" : "failed");
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      stop.abort();
    };
  }, [text]);

  function open(href: string) {
    done();
    router.push(href);
  }

  function move(event: KeyboardEvent) {
    const last = answers.length - 1;
    if (event.key === "ArrowDown") setAt(at >= last ? 0 : at + 1);
    else if (event.key === "ArrowUp") setAt(at <= 0 ? last : at - 1);
    else if (event.key === "Enter")
      open(answers[at]?.href ?? `/search?q=${encodeURIComponent(text)}`);
    else return;
    event.preventDefault();
  }

  const chosen = answers[at];
  const isShown = answers.length > 0;
  return (
    <div className="grid gap-3">
      <label className="grid gap-1">
        <span className="font-semibold text-fine">{t("label")}</span>
        <input
          type="search"
          role="combobox"
          aria-expanded={isShown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen ? `${id}-${chosen.kind}-${chosen.id}` : undefined}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={move}
          className="min-h-11 w-full rounded-control border border-edge bg-paper px-3 py-2 text-lead"
        />
      </label>
      <p role="status" className="text-fine text-quiet">
        {state === "answered" ? t("count", { count: answers.length }) : null}
        {state === "failed" ? t("failed") : null}
        {state === "idle" ? t("hint") : null}
      </p>
      <div
        role="listbox"
        id={`${id}-list`}
        aria-label={t("answers")}
        hidden={!isShown}
        className="grid max-h-[50dvh] overflow-y-auto"
      >
        {answers.map((answer, index) => (
          // Its keys are those of the field, which never loses the focus.
          <div
            key={`${answer.kind}-${answer.id}`}
            id={`${id}-${answer.kind}-${answer.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => open(answer.href)}
            onKeyDown={move}
            ref={(row) => {
              if (index === at) row?.scrollIntoView({ block: "nearest" });
            }}
            className="flex min-h-11 cursor-pointer flex-wrap items-baseline gap-x-3 border-rule border-b border-s-4 border-s-transparent px-3 py-2 hover:bg-plate-tint aria-selected:border-s-plate aria-selected:bg-plate-tint"
          >
            <span className="font-semibold">{answer.label}</span>
            <span className="text-fine text-quiet">
              {[t(`kind.${answer.kind}`), answer.detail, otherName(answer)]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

const otherName = ({ kind, associationName }: Answer) =>
  kind === "association" ? "" : associationName;
