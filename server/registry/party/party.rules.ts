import type { PartyView } from "./party.schema.ts";

/** A party as co-owners may see each other: reached by post, held lots known, nothing else. */
export function withoutContact(party: PartyView): PartyView {
  return {
    ...party,
    email: null,
    phone: null,
    consents: [],
    ordinaryChannel: null,
    mailFormat: "html",
    restriction: null,
  };
}
