import { expect, test } from "vitest";
import { clientAddress } from "./address.ts";

test.each([
  [null, 1, "local"],
  ["", 1, "local"],
  [" , ", 1, "local"],
  ["203.0.113.7", 1, "203.0.113.7"],
  ["198.51.100.1, 203.0.113.7", 1, "203.0.113.7"],
  ["198.51.100.1, 203.0.113.7, 10.0.0.2", 2, "203.0.113.7"],
  ["203.0.113.7,2001:db8::1", 1, "2001:db8::1"],
  ["203.0.113.7", 2, "203.0.113.7"],
  ["198.51.100.1, 203.0.113.7", 0, "local"],
])("of %j behind %i proxies, %s is believed", (forwarded, proxies, address) => {
  expect(clientAddress(forwarded, proxies)).toBe(address);
});
