import { createServer } from "node:net";
import { expect, test } from "vitest";
import { assertFree, portSentence, portsFrom } from "./ports.ts";

test("the application is at 3000 and the others at fixed places above it", () => {
  expect(portsFrom(undefined)).toEqual({
    app: 3000,
    mailPage: 3001,
    identity: 3002,
    smtp: 3025,
    postgres: 3032,
    chain: 3045,
    runner: 3088,
  });
  expect(portsFrom("5000").runner).toBe(5088);
});

test.each(["abc", "0", "-1", "70000", "3000.5"])(
  "a base of %s is refused with what to give",
  (base) => {
    expect(() => portsFrom(base)).toThrow(
      "KOPRO_PORT_BASE must be a whole number from 1 to 65000.",
    );
  },
);

test.each([
  [
    "EADDRINUSE",
    "Port 3000, wanted for the application, is in use: stop the program that holds it, or set KOPRO_PORT_BASE to another number.",
  ],
  [
    "EACCES",
    "This user may not open port 3000 for the application: set KOPRO_PORT_BASE to a number above 1024.",
  ],
  [
    "EADDRNOTAVAIL",
    "Port 3000, wanted for the application, cannot be opened (EADDRNOTAVAIL): set KOPRO_PORT_BASE or HOST.",
  ],
])("%s becomes one sentence", (code, sentence) => {
  expect(portSentence("app", 3000, code)).toBe(sentence);
});

test("a port that somebody holds is told by its number", async () => {
  const holder = createServer();
  const port = await new Promise<number>((resolve) => {
    holder.listen(0, "127.0.0.1", () => {
      const address = holder.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  await expect(assertFree("chain", port)).rejects.toThrow(
    `Port ${port}, wanted for the chain, is in use`,
  );
  await new Promise((resolve) => holder.close(resolve));
  await expect(assertFree("chain", port)).resolves.toBeUndefined();
});
