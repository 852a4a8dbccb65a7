/** Why something may be sent to a person: what decides whether a restriction stops it. */
export type Ground = "obligation" | "own-request" | "security" | "optional";

/**
 * Everything the product sends to a person of the register or does with his access, and on what
 * ground; where his data are shown is in `showing.rules.ts`. A restriction
 * (GDPR art. 18) or an objection (art. 21) stops what is optional; what a law orders still goes,
 * and so does what the person asked for or what protects him (art. 18 §2).
 */
export const USES = {
  "assembly.convocation": { ground: "obligation", article: "3.87 §3" },
  /** Who was called by an act of the law is told that he is not expected any more. */
  "assembly.cancellation": { ground: "obligation", article: "3.87 §3" },
  /** The notice is what the law orders; a word before the day is a courtesy. */
  "assembly.reminder": { ground: "optional", article: null },
  /** A warning that protects his vote; the notice and his proxy stand without it. */
  "assembly.substitute": { ground: "optional", article: "3.87 §9" },
  "assembly.minutes": { ground: "obligation", article: "3.87 §12" },
  "assembly.signature-sheet": { ground: "obligation", article: "3.87 §10" },
  "assembly.report": { ground: "optional", article: null },
  "assembly.participation": { ground: "own-request", article: null },
  "assembly.extract": { ground: "obligation", article: "3.93 §4" },
  "assembly.register": { ground: "obligation", article: "3.93 §4" },
  "assembly.kit": { ground: "obligation", article: "3.87 §10" },
  /** All members decide, so all must be asked (art. 3.87 §11), and have the minutes (art. 3.87 §12). */
  "assembly.written-word": { ground: "obligation", article: "3.87 §11" },
  "assembly.written-form": { ground: "obligation", article: "3.87 §11" },
  "assembly.written-refusal": { ground: "obligation", article: "3.87 §11" },
  "assembly.written": { ground: "obligation", article: "3.87 §12" },
  "documents.posting-list": { ground: "obligation", article: "3.87 §3" },
  "assembly.occupant-notice": { ground: "obligation", article: "3.89 §5 6°" },
  "assembly.occupant-cancellation": { ground: "obligation", article: "3.89 §5 6°" },
  "site.hall-notice": { ground: "obligation", article: "3.89 §2" },
  "site.fault-answer": { ground: "own-request", article: null },
  "registry.identity-linked": { ground: "security", article: "3.87 §1" },
  "registry.consent-receipt": { ground: "own-request", article: "3.87 §3" },
  "registry.consent-confirmation": { ground: "own-request", article: "3.87 §3" },
  "registry.consent-invitation": { ground: "optional", article: "3.87 §3" },
  "registry.invitation": { ground: "optional", article: null },
  /** To look with his eyes, as a help to him: he is asked nothing before. */
  "registry.viewing": { ground: "optional", article: null },
} as const satisfies Record<string, Readonly<{ ground: Ground; article: string | null }>>;
export type Use = keyof typeof USES;

/** How far a person's data may not be used: `all` but keeping it, or only what is optional. */
export type Extent = "all" | "optional";

/** Whether a use is allowed to one whose data is restricted so; null where it is not. */
export function maySend(use: Use, extent: Extent | null): boolean {
  return extent === null || USES[use].ground !== "optional";
}
