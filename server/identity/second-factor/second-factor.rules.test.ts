import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  codeAt,
  otpauthUri,
  readCode,
  recoveryCode,
  secretFromText,
  secretInGroups,
  stepAt,
  stepOfCode,
} from "./second-factor.rules.ts";

/** The secret of RFC 6238's own vectors. */
const SECRET = new Uint8Array(Buffer.from("12345678901234567890"));
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);

describe("a code", () => {
  test.each([
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
  ])("at second %d is %s (RFC 6238, appendix B)", (seconds, code) => {
    expect(codeAt(SECRET, stepAt(at(seconds)))).toBe(code);
  });

  test("serves one step early and one step late, no more", () => {
    const now = at(1234567890);
    const taken = [-2n, -1n, 0n, 1n, 2n].map((off) =>
      stepOfCode(SECRET, codeAt(SECRET, stepAt(now) + off), now, null),
    );
    const step = stepAt(now);
    expect(taken).toEqual([null, step - 1n, step, step + 1n, null]);
  });

  test("serves no more once it or a later one served", () => {
    const now = at(1234567890);
    const step = stepAt(now);
    const take = (of: bigint, last: bigint) => stepOfCode(SECRET, codeAt(SECRET, of), now, last);
    expect(take(step, step)).toBeNull();
    expect(take(step - 1n, step)).toBeNull();
    expect(take(step + 1n, step)).toBe(step + 1n);
  });
});

test("a secret is written in groups of four and read back from them", () => {
  const property = fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
    const secret = new Uint8Array(bytes);
    const text = secretInGroups(secret);
    expect(text).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(secretFromText(text)).toEqual(secret);
  });
  fc.assert(property, { seed: 20260520 });
});

test("an application is told who asks and for whom", () => {
  const uri = new URL(otpauthUri(SECRET, "odile@verhaegen.example"));
  expect(uri.protocol).toBe("otpauth:");
  expect(decodeURIComponent(uri.pathname)).toContain("KoproGo:odile@verhaegen.example");
  expect(uri.searchParams.get("issuer")).toBe("KoproGo");
});

describe("what is typed", () => {
  test.each([
    ["287082", { kind: "totp", code: "287082" }],
    [" 287 082 ", { kind: "totp", code: "287082" }],
    ["AB12C-9XYZ8", { kind: "recovery", code: "AB12C9XYZ8" }],
    ["ab12c 9xyz8", { kind: "recovery", code: "AB12C9XYZ8" }],
    ["ABI2C-9XYZO", { kind: "recovery", code: "AB12C9XYZ0" }],
    ["28708", null],
    ["AB12C-9XYZ", null],
    ["AB12C-9XYZU", null],
    ["", null],
  ])("%j is read as what it can be", (typed, read) => {
    expect(readCode(typed)).toEqual(read);
  });

  test("reads every recovery code that is made", () => {
    const property = fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (random) => {
      const code = recoveryCode(random);
      expect(readCode(code)).toEqual({ kind: "recovery", code: code.replace("-", "") });
    });
    fc.assert(property, { seed: 20260520 });
  });
});
