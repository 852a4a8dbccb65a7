import { z } from "zod";
import { AccountLocale } from "#server/identity/account/account.schema.ts";

export const PERSONAL_SECTIONS = [
  "person",
  "holdings",
  "representations",
  "contacts",
  "consents",
  "memberships",
  "powers",
  "invitations",
  "requests",
  "restrictions",
  "looks",
  "facts",
  "account",
  "sessions",
  "identities",
  "deliveries",
  "documents",
  "attendance",
  "proposals",
  "meetingRequests",
  "proxies",
  "deeds",
  "substitutes",
  "votes",
  "written",
  "admissions",
  "connections",
  "timeRequests",
  "certificates",
  "polls",
] as const;

export const PERSONAL_COLUMNS = [
  "name",
  "kind",
  "enterpriseNumber",
  "email",
  "phone",
  "street",
  "postcode",
  "town",
  "language",
  "channel",
  "format",
  "lot",
  "right",
  "part",
  "from",
  "until",
  "by",
  "text",
  "proof",
  "role",
  "state",
  "answer",
  "at",
  "fact",
  "strength",
  "issuer",
  "address",
  "title",
  "meeting",
  "side",
  "choice",
  "shares",
] as const;
export type PersonalColumn = (typeof PERSONAL_COLUMNS)[number];

const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What one chapter holds about a person, as rows anybody can read. */
export const PersonalSection = z.object({
  name: z.enum(PERSONAL_SECTIONS),
  rows: z.array(z.partialRecord(z.enum(PERSONAL_COLUMNS), Value)),
});
export type PersonalSection = z.infer<typeof PersonalSection>;

/** All that goes into the file of one person: for the worker that makes it. */
export const ExportTask = z.object({
  language: AccountLocale,
  association: z.string(),
  person: z.string(),
  /** Whom to turn to; null while there is no syndic. */
  office: z.object({ name: z.string(), email: z.string(), phone: z.string() }).nullable(),
  made: z.iso.datetime(),
  sections: z.array(PersonalSection),
  files: z.array(
    z.object({
      name: z.string(),
      bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
    }),
  ),
});
export type ExportTask = z.infer<typeof ExportTask>;
