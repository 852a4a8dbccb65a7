import { readerOn } from "./representative.rules.ts";
import type { ActingFor, RepresentativeRow } from "./representative.schema.ts";

/** Where what is sent to a party goes. */
export type Reach = Readonly<{
  email: string | null;
  acceptedEmail: string | null;
  ordinaryEmail: string | null;
  mailFormat: "html" | "text";
  language: "fr" | "nl" | "de" | "en";
  street: string | null;
  postcode: string | null;
  town: string | null;
  through: ActingFor | null;
}>;

/** By his choice; who made none gets the rest where he accepted his convocations. */
export function ordinaryEmail(
  { email, acceptedEmail }: Pick<Reach, "email" | "acceptedEmail">,
  channel: string | null,
): string | null {
  if (channel === "email") return email;
  return channel === "letter" ? null : acceptedEmail;
}

/**
 * The same party where mail reaches it on a day: at the address, in the language and by the channel of
 * the representative to whom it goes. A consent to e-mail is each person's own (art. 3.87 §3): the
 * party's does not bind whoever acts for it.
 */
export function reachedOn<T extends Reach>(
  party: T,
  representatives: readonly RepresentativeRow[],
  day: string,
): T {
  const reader = readerOn(representatives, day);
  if (!reader) return party;
  const { id, name, kind, behalf, manner, email, emailAcceptedOn } = reader;
  const { street, postcode, town, language } = reader;
  const acceptedEmail = emailAcceptedOn !== null && emailAcceptedOn <= day ? email : null;
  return {
    ...party,
    ...{ email, acceptedEmail, street, postcode, town, language, mailFormat: "html" },
    ordinaryEmail: ordinaryEmail({ email, acceptedEmail }, reader.ordinaryChannel),
    through: { id, name, kind, behalf, manner },
  };
}
