import { CHOICES } from "../ballot/ballot.rules.ts";
import type { AskSheet } from "./paper.schema.ts";

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;
type Text = Readonly<{
  resolutionId: string;
  disposed: boolean;
  sheet: { sheetId: string } | null;
}>;

/** What the address of the page says: which sheet is in hand, and what was typed of it. */
export type TypedSheet = Readonly<{
  /** The text whose sheet is entered; null where none is left. */
  text: string | null;
  /** The sheet that is entered a second time without sight of the first. */
  blind: string | null;
  said: Readonly<Omit<AskSheet, "resolutionId">>;
  /** What is to be shown before it is kept; null where nothing was typed. */
  asked: AskSheet | null;
}>;

/** Reads an address: the text it names, else the first that waits for its sheet, from `after` on. */
export function typedOf(query: Query, texts: readonly Text[]): TypedSheet {
  const word = (name: string) => {
    const value = query[name];
    return typeof value === "string" ? value : "";
  };
  const free = texts.filter(({ sheet, disposed }) => !sheet && !disposed);
  const after = texts.findIndex(({ resolutionId }) => resolutionId === word("after"));
  const next = free.find((text) => texts.indexOf(text) > after) ?? free[0];
  const named = free.find(({ resolutionId }) => resolutionId === word("text"));
  const text = (named ?? next)?.resolutionId ?? null;
  const others = CHOICES.find((known) => known === query.others);
  const names = { for: word("for"), against: word("against"), abstain: word("abstain") };
  const times = { openedAt: word("openedAt"), closedAt: word("closedAt") };
  const said = { ...names, ...times, others: others ?? ("for" as const) };
  const blind = texts.some(({ sheet }) => sheet?.sheetId === word("blind")) ? word("blind") : null;
  const asked = named && others && text ? { ...said, resolutionId: text } : null;
  return { text, blind, said, asked };
}
