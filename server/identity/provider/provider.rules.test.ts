import { describe, expect, test } from "vitest";
import { ITSME_ACR, namesAgree, reachesAcr } from "./provider.rules.ts";

const [BASIC, ADVANCED] = ITSME_ACR;

describe("a strength", () => {
  test.each([
    [ADVANCED, ADVANCED, true],
    [ADVANCED, BASIC, true],
    [BASIC, ADVANCED, false],
    [BASIC, BASIC, true],
    [null, BASIC, false],
    [null, ADVANCED, false],
    [null, null, true],
    [BASIC, null, true],
    ["high", ADVANCED, false],
    ["high", BASIC, false],
    ["high", "high", true],
    ["substantial", "high", false],
  ])("%s where %s is required: %s", (acr, required, reached) => {
    expect(reachesAcr(acr, required)).toBe(reached);
  });
});

describe("a verified name", () => {
  test.each([
    ["Marc Delvaux", "Marc Delvaux"],
    ["Marc Delvaux", "Marc Jean Delvaux"],
    ["Delvaux Marc", "MARC JEAN DELVAUX"],
    ["Amina El Idrissi", "Amina El-Idrissi"],
    ["Thảo Nguyễn", "Thao Nguyen"],
    ["Hanna Weiß", "Hanna Maria WEISS"],
    ["Joris d’Hondt", "Joris D'Hondt"],
  ])("of %s may read %s", (expected, verified) => {
    expect(namesAgree(expected, verified)).toBe(true);
  });

  test.each([
    ["Marc Delvaux", "Marie Delvaux"],
    ["Marc Delvaux", "Marc Delvau"],
    ["Marc Delvaux", "Delvaux"],
    ["Marc Delvaux", ""],
    ["", "Marc Delvaux"],
    ["Delvaux", "Marc Delvaux"],
    ["Immo Reynders SRL", "Luc Reynders"],
    ["Marc Delvaux-Claes", "Marc Delvaux"],
  ])("of %s is not %s", (expected, verified) => {
    expect(namesAgree(expected, verified)).toBe(false);
  });
});
