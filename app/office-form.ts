/** Who an office is, as `OfficeFields` sends it. @param within what stands before their names. */
export function officeIn(form: FormData, within = "") {
  const text = (name: string) => String(form.get(`${within}${name}`) ?? "").trim();
  const kind: "firm" | "volunteer" = text("kind") === "volunteer" ? "volunteer" : "firm";
  // One field for both: a firm has a legal form, a natural person a profession (art. 3.89 §2).
  const called = text("legalForm");
  return {
    kind,
    name: text("name"),
    legalForm: kind === "firm" ? called : "",
    profession: kind === "firm" ? "" : called,
    enterpriseNumber: text("enterpriseNumber"),
    ipiNumber: text("ipiNumber"),
    email: text("email"),
    phone: text("phone"),
    street: text("street"),
    postcode: text("postcode"),
    town: text("town"),
  };
}
