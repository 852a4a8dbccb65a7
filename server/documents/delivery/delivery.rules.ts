import type { Act } from "../template/template.schema.ts";
import type { Channel, DeliveryState, ProofKind } from "./delivery.schema.ts";

/** The latest thing proven decides; a letter that left is past being printed. */
export function stateOf(proofs: readonly ProofKind[], isPrinted: boolean): DeliveryState {
  if (proofs.includes("posted")) return "posted";
  if (proofs.includes("bounced")) return "bounced";
  if (proofs.includes("accepted")) return "accepted";
  return isPrinted ? "printed" : "queued";
}

/**
 * How an act goes that e-mail did not bring: a notice of meeting, or what calls it off, by registered
 * letter, since only an accepted means replaces it (art. 3.87 §3; AD-02); all else by ordinary post. Null for an answer
 * to somebody of whom nothing is known but his e-mail, nor for a reminder or a warning before the day,
 * which are no letter's worth.
 */
export function channelInstead(kind: Act["kind"]): Channel | null {
  const isWord = kind === "assembly.reminder" || kind === "assembly.substitute";
  if (kind === "site.fault-answer" || isWord) return null;
  const isNotice = kind === "assembly.convocation" || kind === "assembly.cancellation";
  return isNotice ? "registered_letter" : "letter";
}

/** The same act as a letter: addressed for the window. */
export function asLetter(act: Act): Act {
  if (act.kind === "assembly.convocation") {
    return { kind: act.kind, props: { ...act.props, letter: true } };
  }
  if (act.kind === "assembly.cancellation") {
    return { kind: act.kind, props: { ...act.props, letter: true } };
  }
  if (act.kind === "assembly.written-word") {
    return { kind: act.kind, props: { ...act.props, letter: true } };
  }
  if (act.kind === "assembly.written" && act.props.cover) {
    const cover = { ...act.props.cover, letter: true };
    return { kind: act.kind, props: { ...act.props, cover } };
  }
  if (act.kind !== "assembly.minutes" || !act.props.cover) return act;
  const cover = { ...act.props.cover, letter: true };
  return { kind: act.kind, props: { ...act.props, cover } };
}

/** The syndic an act says it comes from; null where it names nobody. */
export function senderOf(act: Act): Readonly<{ name: string; email: string }> | null {
  if (
    act.kind === "assembly.convocation" ||
    act.kind === "assembly.cancellation" ||
    act.kind === "assembly.reminder" ||
    act.kind === "assembly.substitute" ||
    act.kind === "assembly.written-word" ||
    act.kind === "site.fault-answer"
  ) {
    return act.props.sender;
  }
  if (act.kind === "assembly.written") return act.props.cover?.sender ?? null;
  return act.kind === "assembly.minutes" ? (act.props.cover?.sender ?? null) : null;
}

/**
 * Short enough to be written by hand on a posting slip, and found again: the end is random. It begins
 * with a letter, or a spreadsheet would read 12345E67 as a number.
 */
export function referenceOf(deliveryId: string): string {
  return `R${deliveryId.slice(-8).toUpperCase()}`;
}
