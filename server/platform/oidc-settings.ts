import { z } from "zod";

/** Keys as JOSE writes them: two to sign and two to decrypt, so that they can be rotated. */
export const KeySet = z.object({
  keys: z.array(
    z.looseObject({ kid: z.string().min(1), kty: z.literal("RSA"), use: z.enum(["sig", "enc"]) }),
  ),
});
export type KeySet = z.infer<typeof KeySet>;

/** The name of the first provider in addresses; a further one may not take it. */
export const FIRST_PROVIDER = "itsme";

const Label = z.string().trim().min(1).max(60);

const isSafe = (address: string) => {
  const { protocol, hostname, search, hash } = new URL(address);
  const isLocal = protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
  return (protocol === "https:" || isLocal) && !search && !hash;
};

/** One more OpenID provider: what we are to it, and what of its answers counts as strong. */
const FurtherProvider = z.strictObject({
  /** Its name in addresses, the last part of the callback's. */
  key: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,19}$/)
    .refine((key) => key !== FIRST_PROVIDER),
  /** What people know it by, in each language. */
  label: z.strictObject({ fr: Label, nl: Label, de: Label, en: Label }),
  /** As its discovery document writes it. */
  issuer: z.url({ protocol: /^https?$/ }).refine(isSafe),
  clientId: z.string().min(1),
  /** Where it is absent we sign our requests with our own keys. */
  clientSecret: z.string().min(16).optional(),
  /** Each strength that suffices to vote at a distance; no other does. */
  acr: z.array(z.string().min(1).regex(/^\S+$/)).min(1).max(10),
  scope: z
    .string()
    .regex(/^openid( \S+)*$/)
    .default("openid profile"),
  /** Whether its tokens come encrypted for us, as itsme's do. */
  encrypted: z.boolean().default(false),
});
export type FurtherProvider = z.infer<typeof FurtherProvider>;

/** A setting that is a JSON list. Two of one name, or of one issuer, would be taken for one another. */
export const FurtherProviders = z
  .string()
  .default("")
  .transform((text, context): unknown => {
    try {
      return text.trim() ? JSON.parse(text) : [];
    } catch {
      context.addIssue({ code: "custom", message: "no JSON" });
      return z.NEVER;
    }
  })
  .pipe(
    z
      .array(FurtherProvider)
      .max(10)
      .refine((list) => new Set(list.map(({ key }) => key)).size === list.length)
      .refine((list) => new Set(list.map(({ issuer }) => issuer)).size === list.length),
  );
