import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Act } from "#server/documents/template/template.schema.ts";
import { maySend, USES, type Use } from "./use.rules.ts";

const uses = Object.keys(USES) as Use[];

test("every act that is sent says on what ground", () => {
  const acts = Act.options.map(({ shape }) => shape.kind.value);
  expect(acts.filter((kind) => !(kind in USES))).toEqual([]);
});

test.each(uses)("%s: a restriction stops it only where it is optional", (use) => {
  const isOptional = USES[use].ground === "optional";
  expect(maySend(use, null)).toBe(true);
  expect(maySend(use, "all")).toBe(!isOptional);
  expect(maySend(use, "optional")).toBe(!isOptional);
});

test("what the law orders still goes, and cites it", () => {
  const orders = uses.filter((use) => USES[use].ground === "obligation");
  expect(orders).toContain("assembly.convocation");
  expect(orders.filter((use) => USES[use].article === null)).toEqual([]);
});

test("whatever mails a person of the register passes the gate, or says why it need not", () => {
  /** To the account itself, about its own security, or to staff: no party's data is used. */
  const apart =
    /^server\/(identity|platform|site)\/|office|colleague|deadline|digest|staff|mandate/;
  const senders = globSync("server/**/*.service.ts").filter((file) =>
    /import \{[^}]*\bsend\b[^}]*\} from "#server\/platform\/mail\.ts"/.test(
      readFileSync(file, "utf8"),
    ),
  );
  const ungated = senders.filter((file) => {
    const text = readFileSync(file, "utf8");
    return !apart.test(file) && !/maySend|refuseRestricted|isObligation/.test(text);
  });
  expect(senders.length).toBeGreaterThan(2);
  expect(ungated.map((file) => file.replace(/^server\//, "")).toSorted()).toEqual([
    // Gated where it was queued: a delivery is a decided fact.
    "documents/delivery/mailing.service.ts",
    // Protects the person himself: goes whatever is restricted (`registry.identity-linked`).
    "registry/invitation/identity-notice.service.ts",
  ]);
});
