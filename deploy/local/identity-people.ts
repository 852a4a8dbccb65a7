import { OWNERS, STAFF } from "#prisma/seed/cast.ts";

/** What itsme tells of a person, by the names of OpenID Connect. */
export type IdentityPerson = Readonly<{
  sub: string;
  given_name: string;
  family_name: string;
  /** In capitals, as itsme writes it. */
  locale?: string;
  email?: string;
}>;

/** The people of the demonstration, as the local provider knows them. */
export const DEMONSTRATION_PEOPLE: readonly IdentityPerson[] = [...STAFF, ...OWNERS].map(
  ({ subject, name, locale, email }) => {
    const [given_name = "", ...rest] = name.split(" ");
    return {
      sub: subject,
      given_name,
      family_name: rest.join(" "),
      locale: locale.toUpperCase(),
      email,
    };
  },
);

/** The claims of a person; `email` is never verified, as with itsme. */
export function claimsOf(person: IdentityPerson): Record<string, unknown> & { sub: string } {
  const name = [person.given_name, person.family_name].filter(Boolean).join(" ");
  return { ...person, name, ...(person.email ? { email_verified: false } : {}) };
}
