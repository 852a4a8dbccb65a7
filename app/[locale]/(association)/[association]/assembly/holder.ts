import { text } from "#app/fields.ts";

/** Who a form names to carry a proxy: somebody of the list, or a person by his names. */
export function namedHolder(form: FormData) {
  const partyId = text(form, "holder");
  return partyId
    ? { kind: "register" as const, partyId }
    : {
        kind: "other" as const,
        givenName: text(form, "givenName"),
        familyName: text(form, "familyName"),
      };
}
