declare const associationId: unique symbol;
declare const associationScope: unique symbol;
/** The one association a transaction writes for. Minted only where membership was proved. */
export type AssociationId = string & { readonly [associationId]: true };
/** The associations a transaction may read. Minted only where membership was proved. */
export type AssociationScope = readonly AssociationId[] & { readonly [associationScope]: true };

/** Mint of the brand: call it only where the right was proved. */
export function provenAssociation(id: string): AssociationId {
  return id as AssociationId;
}

/** Mint of the brand: call it only where the right was proved. */
export function provenScope(ids: readonly string[]): AssociationScope {
  return ids as unknown as AssociationScope;
}

/** A time-ordered identifier (UUID version 7, RFC 9562), made here so that any server serves. */
export function newId(now: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = BigInt(now);
  for (let i = 5; i >= 0; i--) {
    bytes[i] = Number(time & 0xffn);
    time >>= 8n;
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
