/** What of a contact a change is shown of, in the order of a letter. */
export const CONTACT_FIELDS = [
  "email",
  "phone",
  "street",
  "postcode",
  "town",
  "language",
  "ordinaryChannel",
  "mailFormat",
] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];

export type ContactState = Readonly<Record<ContactField, string | null>>;

/** A state of the contact with when it began and who entered it: himself, the office, the register. */
export type ContactVersion = ContactState &
  Readonly<{ id: string; startsAt: string; by: "self" | "office" | "register" }>;

/** One change as it is read: what was and what is, field by field. */
export type ContactChanged = Readonly<{
  id: string;
  at: string;
  by: ContactVersion["by"];
  fields: readonly Readonly<{ field: ContactField; was: string | null; is: string | null }>[];
}>;

/** The fields in which two states differ. */
export function differences(was: ContactState, is: ContactState): ContactChanged["fields"] {
  return CONTACT_FIELDS.filter((field) => was[field] !== is[field]).map((field) => ({
    field,
    was: was[field],
    is: is[field],
  }));
}

/** The changes that lead through these versions, the latest first. */
export function changesOf(versions: readonly ContactVersion[]): readonly ContactChanged[] {
  return versions
    .flatMap((version, index) => {
      const before = versions[index - 1];
      if (!before) return [];
      const { id, startsAt: at, by } = version;
      return [{ id, at, by, fields: differences(before, version) }];
    })
    .reverse();
}

/**
 * The state in force at a moment: a notice is regular that went to the last address known when it
 * was sent (art. 3.87 §3). Null before anything was entered.
 */
export function stateAt(versions: readonly ContactVersion[], at: string): ContactVersion | null {
  return versions.findLast(({ startsAt }) => startsAt <= at) ?? null;
}
