import { describe, expect, test } from "vitest";
import { safeBack } from "./step-up.rules.ts";
import { Purpose } from "./step-up.schema.ts";

describe("where to come back to", () => {
  test.each([
    "/fr/glycines/assembly/meetings/01900000-0000-7000-8000-000000000001",
    "/fr/step-up?for=assembly.meeting%3A1&back=%2Ffr",
    "/nl",
  ])("%s is a path of this site", (path) => {
    expect(safeBack(path, "/fr/home")).toBe(path);
  });

  test.each([
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "fr/home",
    "",
    "/%0d%0aSet-Cookie: a=b",
    undefined,
  ])("%j is not", (path) => {
    expect(safeBack(path, "/fr/home")).toBe("/fr/home");
  });
});

describe("a purpose", () => {
  test("names one thing of one chapter", () => {
    const meeting = "assembly.meeting:01900000-0000-7000-8000-000000000001";
    expect(Purpose.safeParse(meeting).success).toBe(true);
  });

  test.each(["assembly.meeting:1", "assembly.meeting", "meeting:01900000", "a b.c:1", ""])(
    "is not %j",
    (value) => {
      expect(Purpose.safeParse(value).success).toBe(false);
    },
  );
});
