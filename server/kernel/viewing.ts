/** What may still be changed by who looks with another's eyes: to stop looking, and to leave. */
export const ENDS_VIEWING: readonly string[] = ["registry.viewing.end", "identity.session.signOut"];

/**
 * What stays the person's own although it only reads: the file of his data, which is taken on record,
 * and the receipts by which he alone shows how he voted.
 */
export const NEVER_VIEWED: readonly string[] = [
  "registry.privacy.takeExport",
  "assembly.receipt.get",
];

/** What a procedure is to who looks with another's eyes: refused, not there, or open to reading. */
export function whileViewing(type: string, path: string): "refused" | "absent" | "open" {
  if (type === "query") return NEVER_VIEWED.includes(path) ? "absent" : "open";
  return ENDS_VIEWING.includes(path) ? "open" : "refused";
}
