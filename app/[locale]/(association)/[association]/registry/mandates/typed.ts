import { text } from "#app/fields.ts";
/** The term of a mandate, as its fields hold it. */
export const termIn = (form: FormData) => ({
  appointer: text(form, "appointer") as "assembly",
  appointedOn: text(form, "appointedOn"),
  decision: text(form, "decision"),
  startsOn: text(form, "startsOn"),
  endsOn: text(form, "endsOn"),
  provisional: form.get("provisional") !== null,
});

/** A syndic who works elsewhere, as his fields hold him. */
export const outsideIn = (form: FormData) => ({
  kind: text(form, "outside.kind") as "firm",
  name: text(form, "outside.name"),
  legalForm: text(form, "outside.legalForm"),
  enterpriseNumber: text(form, "outside.enterpriseNumber"),
  ipiNumber: text(form, "outside.ipiNumber"),
  email: text(form, "outside.email").trim(),
  phone: text(form, "outside.phone"),
  street: text(form, "outside.street"),
  postcode: text(form, "outside.postcode"),
  town: text(form, "outside.town"),
});
