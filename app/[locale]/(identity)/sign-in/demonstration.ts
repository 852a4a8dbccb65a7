import { OWNERS, PASSWORD, STAFF } from "#prisma/seed/cast.ts";
import { nextCodeOf } from "#server/identity/second-factor/code.service.ts";
import { secretFromText } from "#server/identity/second-factor/second-factor.rules.ts";
import { env } from "#server/platform/env.ts";

/** The code an account of the demonstration may type now; null for everybody and everything else. */
export async function demonstrationCode(email: string): Promise<string | null> {
  if (env().KOPRO_DEMO !== "1") return null;
  const member = STAFF.find((one) => one.email === email);
  return member ? nextCodeOf(email, secretFromText(member.totp)) : null;
}

/** Who one can be in the demonstration; null where there is none. */
export async function demonstrationAccounts() {
  if (env().KOPRO_DEMO !== "1") return null;
  const secretOf = (email: string) => STAFF.find((one) => one.email === email)?.totp ?? null;
  const people = await Promise.all(
    [...STAFF, ...OWNERS].map(async ({ name, email }) => {
      return { name, email, secret: secretOf(email), code: await demonstrationCode(email) };
    }),
  );
  return { people, password: PASSWORD };
}
