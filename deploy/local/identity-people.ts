import { z } from "zod";

/** What itsme tells of a person, by the names of OpenID Connect. */
export const IdentityPerson = z.object({
  sub: z.string().min(1),
  given_name: z.string(),
  family_name: z.string().min(1),
  gender: z.enum(["female", "male"]).optional(),
  birthdate: z.string().optional(),
  /** In capitals, as itsme writes it. */
  locale: z.enum(["FR", "NL", "DE", "EN"]).optional(),
  email: z.string().optional(),
});
export type IdentityPerson = z.infer<typeof IdentityPerson>;

/** The people of the demonstration, as the local provider knows them. Its story uses these subjects. */
export const DEMONSTRATION_PEOPLE: readonly IdentityPerson[] = [
  person("claire", "Claire", "Dumont", "female", "1979-03-14", "FR"),
  person("amina", "Amina", "Benali", "female", "1986-11-02", "FR"),
  person("marc", "Marc", "Janssens", "male", "1964-06-21", "NL"),
  person("sofie", "Sofie", "Peeters", "female", "1990-01-30", "NL"),
  person("luc", "Luc", "Lambert", "male", "1988-09-09", "FR"),
  person("hans", "Hans", "Weber", "male", "1957-12-05", "DE"),
  person("emily", "Emily", "Carter", "female", "1993-04-18", "EN"),
];

function person(
  id: string,
  given_name: string,
  family_name: string,
  gender: "female" | "male",
  birthdate: string,
  locale: "FR" | "NL" | "DE" | "EN",
): IdentityPerson {
  const email = `${id}@koprogo.localhost`;
  return { sub: `demonstration-${id}`, given_name, family_name, gender, birthdate, locale, email };
}

/** The claims of a person; `email` is never verified, as with itsme. */
export function claimsOf(known: IdentityPerson): Record<string, unknown> & { sub: string } {
  const name = [known.given_name, known.family_name].filter(Boolean).join(" ");
  return { ...known, name, ...(known.email ? { email_verified: false } : {}) };
}
