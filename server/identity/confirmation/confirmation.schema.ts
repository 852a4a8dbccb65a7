import { z } from "zod";

/** What was typed to confirm who one is: a code, or the password where the account has no factor. */
export const Confirmation = z.object({ given: z.string().max(2000) });
export type Confirmation = z.infer<typeof Confirmation>;

/** How this account can confirm who is there. */
export type ConfirmationWays = Readonly<{
  /** What the one field asks for; null when neither is there. */
  field: "code" | "password" | null;
  passkey: boolean;
  /** The configured providers of which the account has an identity. */
  providers: readonly string[];
}>;

/** The form's field that carries it. */
export const CONFIRM_FIELD = "$confirm";
