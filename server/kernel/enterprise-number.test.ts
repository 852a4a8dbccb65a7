import { describe, expect, test } from "vitest";
import { formatEnterpriseNumber, parseEnterpriseNumber } from "./enterprise-number.ts";

describe("enterprise numbers (R-PAY-03)", () => {
  test.each([
    ["0479.495.447", "0479495447"],
    ["BE 0314.595.348", "0314595348"],
    ["0203 201 340", "0203201340"],
    ["479495447", "0479495447"],
  ])("%s is read as %s", (input, ten) => {
    expect(parseEnterpriseNumber(input)).toBe(ten);
  });

  test.each(["0479.495.448", "2479.495.447", "04794954", "", "abc", "04794954470"])(
    "%s is refused",
    (input) => {
      expect(parseEnterpriseNumber(input)).toBeNull();
    },
  );

  test("it is printed in groups", () => {
    expect(formatEnterpriseNumber("0479495447")).toBe("0479.495.447");
  });
});
