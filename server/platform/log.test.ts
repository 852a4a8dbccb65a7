import { expect, test } from "vitest";
import { faultOf } from "./log.ts";

const SECRET = "Key (email)=(ann@example.be)";

/** As a driver throws it: rows beside it, and words of several lines. */
function thrown(): Error {
  const cause = Object.assign(new Error(`${SECRET}\nat lunch`), {
    code: "23505",
    detail: SECRET,
    parameters: [SECRET],
  });
  return new TypeError(`no row for ${SECRET}`, { cause });
}

test("of an error are kept its kind, its code and its places, never its words", () => {
  const fault = faultOf(thrown());
  expect(JSON.stringify(fault)).not.toMatch(/ann|lunch|email/);
  expect(fault).toMatchObject({ kind: "TypeError", cause: { kind: "Error", code: "23505" } });
  expect(fault.at[0]).toContain("log.test.ts");
});

test("a code that is a sentence is no code, and what is no error is only named", () => {
  expect(faultOf(Object.assign(new Error(), { code: SECRET })).code).toBeUndefined();
  expect(faultOf(SECRET)).toEqual({ kind: "string", code: undefined, at: [], cause: undefined });
});

test("a chain of causes ends", () => {
  const error = new Error("round");
  error.cause = error;
  expect(JSON.stringify(faultOf(error)).match(/"kind"/g)).toHaveLength(4);
});
