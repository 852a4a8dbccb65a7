import { expect, test } from "vitest";
import { isLoopback, mayDemonstrate } from "./loopback.ts";

test.each([
  ["127.0.0.1", true],
  ["127.8.9.10", true],
  ["localhost", true],
  ["LOCALHOST", true],
  ["::1", true],
  ["[::1]", true],
  ["0.0.0.0", false],
  ["::", false],
  ["192.168.1.20", false],
  ["127.0.0.1.example.be", false],
  ["localhost.example.be", false],
  ["koprogo.example.be", false],
])("%s is loopback: %s", (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});

test.each([
  ["127.0.0.1", "http://localhost:3000", true],
  ["0.0.0.0", "http://localhost:3000", false],
  ["127.0.0.1", "https://koprogo.example.be", false],
  ["192.168.1.20", "http://192.168.1.20:3000", false],
])("bound to %s and known as %s, the demonstration exists: %s", (host, address, expected) => {
  expect(mayDemonstrate(host, address)).toBe(expected);
});
