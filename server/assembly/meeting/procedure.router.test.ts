import { expect, test } from "vitest";
import { type Person, ROLES, type Role } from "#server/kernel/actor.ts";
import { personOf } from "#server/platform/testing.ts";
import { createCallerFactory } from "#server/platform/trpc.ts";
import { agendaRouter } from "../agenda/agenda.router.ts";
import { convocationRouter } from "../convocation/convocation.router.ts";
import { proxyRouter } from "../proxy/proxy.router.ts";
import { meetingRouter } from "./meeting.router.ts";

const house = "01900000-0000-7000-8000-000000000001";
const elsewhere = "01900000-0000-7000-8000-000000000002";

const members: readonly Role[] = ["syndic", "accountant", "owner", "council", "auditor"];
const allowed: Readonly<Record<string, readonly Role[]>> = {
  "meeting.list": members,
  "meeting.get": members,
  // The first session's convener was an owner or of the council, where nobody was syndic.
  "meeting.planSecondSession": ["syndic", "owner", "council"],
  "meeting.conveneSecondSession": ["syndic", "owner", "council"],
  "convocation.status": ["syndic", "accountant"],
  "convocation.mine": members,
  "proxy.list": members,
  "proxy.conflicts": members,
  "proxy.holders": ["owner", "syndic"],
  "proxy.lots": ["owner", "syndic"],
  "proxy.instructions": members,
  "proxy.instruct": ["owner"],
  "proxy.give": ["owner"],
  "proxy.revoke": ["owner", "syndic"],
  "proxy.substitute": ["owner"],
  "proxy.revokeSubstitute": ["owner", "syndic"],
};

const routers = {
  meeting: [meetingRouter, createCallerFactory(meetingRouter)],
  agenda: [agendaRouter, createCallerFactory(agendaRouter)],
  convocation: [convocationRouter, createCallerFactory(convocationRouter)],
  proxy: [proxyRouter, createCallerFactory(proxyRouter)],
} as const;

const procedures = Object.entries(routers).flatMap(([section, [router, callAs]]) =>
  Object.keys(router._def.procedures).map((name) => ({
    path: `${section}.${name}`,
    ask: async (actor: Person) => {
      const caller = callAs({ actor, requestId: "r", ip: "local" });
      const procedure: unknown = Reflect.get(caller, name);
      if (typeof procedure !== "function") throw new TypeError(name);
      await Reflect.apply(procedure, undefined, [{ associationId: house, meetingId: "nonsense" }]);
    },
  })),
);

/** Only the syndic, where nothing else is said. */
const rolesOf = (path: string) => allowed[path] ?? ["syndic"];

test.each(procedures)("$path does not exist for who may not use it", async ({ path, ask }) => {
  const strangers = ROLES.map((role) => personOf(elsewhere, role));
  const others = ROLES.filter((role) => !rolesOf(path).includes(role));
  for (const actor of [...strangers, ...others.map((role) => personOf(house, role))]) {
    await expect(ask(actor), actor.displayName).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});

const withInput = procedures.filter(
  ({ path }) => !["meeting.list", "proxy.holders"].includes(path),
);

test.each(withInput)("$path tells who may use it that his input is wrong", async (row) => {
  for (const role of rolesOf(row.path)) {
    await expect(row.ask(personOf(house, role)), role).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  }
});
