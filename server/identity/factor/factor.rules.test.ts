import { describe, expect, test } from "vitest";
import { attemptLimits, formatHash, networkOf, parseHash } from "./factor.rules.ts";

describe("the stored form of a password", () => {
  const hash = {
    memory: 19_456,
    passes: 2,
    parallelism: 1,
    salt: new Uint8Array([1, 2, 3]),
    tag: new Uint8Array([250, 251]),
  };

  test("is a PHC string", () => {
    expect(formatHash(hash)).toBe("$argon2id$v=19$m=19456,t=2,p=1$AQID$+vs");
  });

  test("reads back as it was", () => {
    expect(parseHash(formatHash(hash))).toEqual(hash);
  });

  test.each(["", "hunter2", "$argon2i$v=19$m=8,t=1,p=1$AQID$+vs", "$2b$10$abcdefghijklmnopqrstuv"])(
    "%j is none of ours",
    (phc) => {
      expect(parseHash(phc)).toBeNull();
    },
  );
});

describe("the network of an address", () => {
  test.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8:1:2:ffff::1", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["2001:0DB8:0001:0002::9", "2001:db8:1:2"],
    ["local", "local"],
  ])("%s is of %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe("the counters of an attempt", () => {
  const from = (device: string | null) =>
    attemptLimits({ email: "a@example.com", address: "192.0.2.7", device }).map(({ key }) => key);

  test("an unknown browser draws on the account and the network", () => {
    expect(from(null)).toEqual([
      "account-network:a@example.com:192.0.2.7",
      "account:a@example.com",
      "network:192.0.2.7",
    ]);
  });

  test("a browser that signed in before draws on nothing it shares with others", () => {
    expect(from("d1")).toEqual(["device:a@example.com:d1"]);
  });
});
