import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { everythingOf } from "#server/identity/session/session.rules.ts";
import { resolveSession } from "#server/identity/session/session.service.ts";
import type { Person } from "#server/kernel/actor.ts";
import { ACTS, type Act } from "#server/kernel/acts.ts";
import { at, now } from "#server/platform/clock.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { createAssociation } from "../association/association.service.ts";
import {
  inviteColleague,
  joinAsPerson,
  joinByPassword,
  joinToken,
  showJoining,
} from "./joining.service.ts";
import {
  changeRights,
  endEngagement,
  grantActs,
  showColleague,
  showOffice,
} from "./staff.service.ts";

const PASSWORD = "une phrase bien assez longue";
let db: TestDatabase;
let house: House;
let made = 0;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  house = await seedHouse(db.admin, [{ code: "A1", shares: 1000, holders: ["Ana"] }]);
});

const colleague = () => ({
  officeId: house.officeId,
  name: "Nina Clerc",
  email: `nina${++made}@office.example`,
  role: "clerk" as const,
  locale: "fr" as const,
});

async function joined(role: "manager" | "clerk" | "accountant" = "clerk") {
  const id = await inviteColleague(house.syndic, { ...colleague(), role });
  const { secret } = await joinByPassword({
    token: joinToken(id),
    password: PASSWORD,
    locale: "fr",
  });
  const person = async (): Promise<Person> => {
    const session = await resolveSession(secret);
    if (!session) throw new RangeError("no session");
    return everythingOf(session);
  };
  const { accountId } = await person();
  // As with a second factor: without one, staff hold nothing.
  await db.admin.query("UPDATE session SET amr = '{pwd,otp}' WHERE account_id = $1", [accountId]);
  const { staff } = await showOffice(house.syndic, house.officeId);
  const staffId = staff.find((one) => one.accountId === accountId)?.id ?? "";
  return { person, ref: { officeId: house.officeId, staffId } };
}

const ofHouse = (person: Person) =>
  person.capacities.filter(({ associationId }) => associationId === house.id);

describe("an invitation", () => {
  test("makes a colleague with an account of his own, once", async () => {
    const id = await inviteColleague(house.syndic, colleague());
    const token = joinToken(id);
    expect(await showJoining(token)).toMatchObject({ state: "open", role: "clerk" });
    await joinByPassword({ token, password: PASSWORD, locale: "fr" });
    const again = joinByPassword({ token, password: PASSWORD, locale: "fr" });
    await expect(again).rejects.toMatchObject({ code: "invitation.used" });
  });

  test("expires after a fortnight", async () => {
    const token = joinToken(await inviteColleague(house.syndic, colleague()));
    await at(now().add({ hours: 24 * 14 + 1 }), async () => {
      expect((await showJoining(token)).state).toBe("expired");
      const late = joinByPassword({ token, password: PASSWORD, locale: "fr" });
      await expect(late).rejects.toMatchObject({ code: "invitation.expired" });
    });
  });

  test("sent again closes the one before", async () => {
    const whom = colleague();
    const first = joinToken(await inviteColleague(house.syndic, whom));
    await inviteColleague(house.syndic, whom);
    expect((await showJoining(first)).state).toBe("expired");
  });

  test("forwarded opens nothing to another account", async () => {
    const { person } = await joined();
    const token = joinToken(await inviteColleague(house.syndic, colleague()));
    const other = await person();
    await expect(joinAsPerson(other, token)).rejects.toMatchObject({
      code: "invitation.other-account",
    });
    expect((await showJoining(token)).state).toBe("open");
  });

  test.each(["", "x", "a".repeat(43)])("%j is none", async (token) => {
    await expect(showJoining(token)).rejects.toMatchObject({ code: "invitation.unknown" });
  });

  test("is not a clerk's to make", async () => {
    const { person } = await joined();
    await expect(inviteColleague(await person(), colleague())).rejects.toMatchObject({
      code: "access.not-found",
    });
  });
});

describe("rights", () => {
  test("are all of them at first; a manager has no limits", async () => {
    const { person } = await joined();
    expect(ofHouse(await person())).toMatchObject([{ role: "syndic", acts: [...ACTS] }]);
    const manager = await joined("manager");
    expect(ofHouse(await manager.person())[0]).not.toHaveProperty("acts");
  });

  test("of who is limited to some associations are in those alone", async () => {
    const { person, ref } = await joined();
    await changeRights(house.syndic, { ...ref, role: "clerk", everywhere: false, acts: [] });
    expect(ofHouse(await person())).toEqual([]);
    const acts: Act[] = ["read", "assembly"];
    await grantActs(house.syndic, house.id, { ...ref, acts });
    expect(ofHouse(await person())).toMatchObject([{ role: "syndic", acts }]);
    await grantActs(house.syndic, house.id, { ...ref, acts: null });
    expect(ofHouse(await person())).toEqual([]);
  });

  test("said of one association stand before those had everywhere", async () => {
    const { person, ref } = await joined();
    await grantActs(house.syndic, house.id, { ...ref, acts: [] });
    expect(ofHouse(await person())).toEqual([]);
    await grantActs(house.syndic, house.id, { ...ref, acts: ["read"] });
    expect(ofHouse(await person())).toMatchObject([{ acts: ["read"] }]);
  });

  test("of an accountant narrow what an accountant may", async () => {
    const { person, ref } = await joined("accountant");
    await changeRights(house.syndic, {
      ...ref,
      role: "accountant",
      everywhere: true,
      acts: ["read"],
    });
    expect(ofHouse(await person())).toMatchObject([{ role: "accountant", acts: ["read"] }]);
  });

  test("cannot be given in an association the office does not manage", async () => {
    const { ref } = await joined();
    const other = await seedHouse(db.admin, [{ code: "Z", shares: 1, holders: ["Zoe"] }]);
    const grant = grantActs(house.syndic, other.id, { ...ref, acts: ["read"] });
    await expect(grant).rejects.toMatchObject({ code: "access.not-found" });
  });

  test("are shown with what was said of each association", async () => {
    const { ref } = await joined();
    await grantActs(house.syndic, house.id, { ...ref, acts: ["read", "money"] });
    const shown = await showColleague(house.syndic, ref);
    expect(shown.associations).toMatchObject([{ id: house.id, granted: ["read", "money"] }]);
  });
});

describe("the end of an engagement", () => {
  test("takes every access away at once", async () => {
    const { person, ref } = await joined();
    await endEngagement(house.syndic, ref);
    expect((await person()).capacities).toEqual([]);
  });

  test("is refused to the last manager, as is another function", async () => {
    const { staff } = await showOffice(house.syndic, house.officeId);
    const ref = { officeId: house.officeId, staffId: staff[0]?.id ?? "" };
    const last = { code: "staff.last-manager" };
    await expect(endEngagement(house.syndic, ref)).rejects.toMatchObject(last);
    const demoted = { ...ref, role: "clerk" as const, everywhere: true, acts: [...ACTS] };
    await expect(changeRights(house.syndic, demoted)).rejects.toMatchObject(last);
    await joined("manager");
    await changeRights(house.syndic, demoted);
  });

  test("of two managers by one another leaves one", async () => {
    const other = await joined("manager");
    const { staff } = await showOffice(house.syndic, house.officeId);
    const first = staff.find(({ id }) => id !== other.ref.staffId)?.id ?? "";
    const both = await Promise.allSettled([
      endEngagement(house.syndic, other.ref),
      endEngagement(await other.person(), { ...other.ref, staffId: first }),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

test("a manager who takes an association on acts in it without any grant", async () => {
  const { person } = await joined("manager");
  const manager = await person();
  const term = { appointedOn: "2026-01-10", startsOn: "2026-01-10", endsOn: "2029-01-09" };
  const { id } = await createAssociation(manager, {
    ...{ officeId: house.officeId, name: "Tour", enterpriseNumber: "0479495447", street: "Rue 1" },
    ...{ postcode: "4000", town: "Liège", sharesTotal: 1000n, fiscalYearStart: "01-01" },
    ...{ periodStart: "05-11", languages: ["fr"], mandate: term },
  });
  const held = (await person()).capacities;
  expect(held.some(({ associationId }) => associationId === id)).toBe(true);
});
