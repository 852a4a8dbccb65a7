import { z } from "zod";

/** The languages of the product, as kept with an account. */
export const AccountLocale = z.enum(["fr", "nl", "de", "en"]);
export type AccountLocale = z.infer<typeof AccountLocale>;

/** An e-mail address as it is kept: lower case, without the spaces a telephone adds. */
export const Email = z
  .string()
  .transform((value) => value.trim().toLowerCase())
  .pipe(z.email().max(254));

/** A password as typed. Its length is judged by the service, in a sentence. */
export const TypedPassword = z.string().max(2000);

export const ChangePassword = z.object({ current: TypedPassword, next: TypedPassword });
export type ChangePassword = z.infer<typeof ChangePassword>;

export const ChangeLocale = z.object({ locale: AccountLocale });
export type ChangeLocale = z.infer<typeof ChangeLocale>;

/** What makes an account. Without a password it signs in by a provider only. */
export type NewAccount = Readonly<{
  email: string;
  displayName: string;
  locale: AccountLocale;
  passwordHash: string | null;
}>;

/** What the account page shows. */
export type AccountView = Readonly<{
  email: string;
  displayName: string;
  locale: AccountLocale;
  hasPassword: boolean;
}>;
