import { describe, expect, test } from "vitest";
import { fateOf, isKeepable, isSecret, KEPT_BYTES, typedIn } from "./interrupted.rules.ts";

const FORM = { page: "/fr/home", form: "_R_1_", values: { name: "Résidence" }, labels: {} };

describe("what may be shown again of a form", () => {
  test.each([
    ["password", true],
    ["manager.password", true],
    ["newPassword", true],
    ["code", true],
    ["totp.code", true],
    ["token", true],
    ["sealed", true],
    ["postcode", false],
    ["manager.postcode", false],
    ["secretaryName", false],
    ["opinion", false],
  ])("%s is a secret: %s", (name, secret) => {
    expect(isSecret(name)).toBe(secret);
  });

  test("is neither a secret nor a file nor what the form says of itself", () => {
    const form = new FormData();
    form.set("$ACTION_ID_40ab", "");
    form.set("$confirm", "123456");
    form.set("$form", "_R_1_");
    form.set("$label.name", "Nom");
    form.set("$label.password", "Mot de passe");
    form.set("name", "Résidence");
    form.set("postcode", "1180");
    form.set("password", "une phrase assez longue");
    form.set("scan", new File(["%PDF"], "scan.pdf"));
    expect(typedIn(form)).toEqual({
      values: { name: "Résidence", postcode: "1180" },
      labels: { name: "Nom" },
    });
  });
});

test("a form is kept up to its limit, and an empty one not at all", () => {
  const room = KEPT_BYTES - JSON.stringify({ ...FORM, values: { name: "" } }).length;
  expect(isKeepable(FORM)).toBe(true);
  expect(isKeepable({ ...FORM, values: {} })).toBe(false);
  expect(isKeepable({ ...FORM, values: { name: "a".repeat(room) } })).toBe(true);
  expect(isKeepable({ ...FORM, values: { name: "a".repeat(room + 1) } })).toBe(false);
  // Counted as it is kept: an accent is two bytes.
  expect(isKeepable({ ...FORM, values: { name: "é".repeat(room) } })).toBe(false);
});

describe("a kept form", () => {
  const moment = Temporal.Instant.from("2026-05-20T12:00:00Z");
  const kept = { accountId: "odile", page: "/fr/home", expiresAt: moment.add({ seconds: 1 }) };
  const reader = { accountId: "odile", page: "/fr/home", moment };
  test.each([
    ["its person, on its page", {}, {}, "shown"],
    ["its person, on another page", {}, { page: "/fr/search" }, "waits"],
    ["somebody else", {}, { accountId: "marc" }, "dropped"],
    ["somebody else, elsewhere", {}, { accountId: "marc", page: "/fr/search" }, "dropped"],
    ["its person, too late", { expiresAt: moment }, {}, "dropped"],
    ["its person, unreadable", { page: null }, {}, "dropped"],
  ])("for %s", (_, more, other, fate) => {
    expect(fateOf({ ...kept, ...more }, { ...reader, ...other })).toBe(fate);
  });
});
