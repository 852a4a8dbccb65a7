import { z } from "zod";
import { AccountLocale, Email, TypedPassword } from "#server/identity/account/account.schema.ts";
import { NewOffice } from "../office/office.schema.ts";

export const ShowSetUp = z.object({ token: z.string().max(200) });

/** The first office of an installation, and the person who manages it. */
export const SetUp = z.object({
  token: z.string().max(200),
  office: NewOffice,
  manager: z.object({
    name: z.string().trim().min(1).max(200),
    email: Email,
    password: TypedPassword,
    locale: AccountLocale,
  }),
});
export type SetUp = z.infer<typeof SetUp>;
