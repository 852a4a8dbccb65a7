import { z } from "zod";

/** A part's settings travel to its process in one variable. */
const VARIABLE = "KOPRO_PART";

const Identity = z.object({
  port: z.number(),
  issuer: z.string(),
  clientId: z.string(),
  serviceCode: z.string(),
  redirectUris: z.array(z.string()),
  jwksUri: z.string(),
  jwks: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }),
  cookieKey: z.string(),
  eid: z.object({
    issuer: z.string(),
    clientId: z.string(),
    clientSecret: z.string(),
    redirectUris: z.array(z.string()),
  }),
});
const Mail = z.object({ folder: z.string(), smtpPort: z.number(), pagePort: z.number() });

export const identitySettings = (): z.infer<typeof Identity> => Identity.parse(given());
export const mailSettings = (): z.infer<typeof Mail> => Mail.parse(given());

function given(): unknown {
  return JSON.parse(process.env[VARIABLE] ?? "{}");
}

/** The environment of an identity provider's process. */
export function identityEnv(settings: z.infer<typeof Identity>): Record<string, string> {
  return { [VARIABLE]: JSON.stringify(settings) };
}

/** The environment of a mail catcher's process. */
export function mailEnv(settings: z.infer<typeof Mail>): Record<string, string> {
  return { [VARIABLE]: JSON.stringify(settings) };
}
