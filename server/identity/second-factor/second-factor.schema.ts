import { z } from "zod";

/** A code as typed: of an application or a recovery code. */
export const TypedCode = z.string().max(40);

export const FACTOR_KINDS = ["totp", "passkey"] as const;
export type FactorKind = (typeof FACTOR_KINDS)[number];

/** What is shown of a second factor to its holder; instants as ISO strings. */
export type FactorLine = Readonly<{
  id: string;
  kind: FactorKind;
  name: string;
  createdAt: string;
  usedAt: string | null;
}>;

/** The second factors of an account, and what is left of its recovery codes. */
export type FactorsView = Readonly<{
  factors: readonly FactorLine[];
  recoveryLeft: number;
  /** Staff of an office: one must remain. */
  required: boolean;
}>;

/** An application being set up: its secret is shown until its first code is typed. */
export type PendingTotp = Readonly<{
  /** In groups of four. */
  secret: string;
  uri: string;
}>;

/** The name of a factor, as its holder gives it. */
export const FactorName = z.string().trim().max(60);

/** Who has typed the right password and is asked for a code; sealed, and kept by the browser. */
export const Half = z.object({ accountId: z.uuid(), mark: z.string().max(100) });
export type Half = z.infer<typeof Half>;

export const PassFactor = z.object({
  half: z.string().max(4000),
  code: TypedCode,
  device: z.string().max(200).optional(),
});
export type PassFactor = z.infer<typeof PassFactor>;

export const HalfSignIn = PassFactor.pick({ half: true });
export type HalfSignIn = z.infer<typeof HalfSignIn>;

/** What the page for the second half is told: whoever holds `half` typed that account's password. */
export type HalfView = Readonly<{ email: string; passkey: boolean; providers: readonly string[] }>;
