/**
 * The acts a rule may stand in: the Civil Code (Book 3 unless its number says otherwise), what is left
 * of the former one (limitation of actions is still there), the General Data Protection Regulation.
 */
export const ACTS = ["civil", "former-civil", "gdpr"] as const;

/** An article with the act it stands in: numbers alone would be read in the wrong one. */
export type Source = Readonly<{ act: (typeof ACTS)[number]; article: string }>;

export const civil = (article: string): Source => ({ act: "civil", article });
export const formerCivil = (article: string): Source => ({ act: "former-civil", article });
export const gdpr = (article: string): Source => ({ act: "gdpr", article });
