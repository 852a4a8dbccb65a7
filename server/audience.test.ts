import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { notice } from "#components/assembly/convocation.example.ts";
import { digestLines, digestReader } from "./documents/notification/digest.queries.ts";
import { readableNow } from "./documents/notification/notification.policy.ts";
import {
  NOTIFICATION_KINDS,
  NOTIFICATION_NAMES,
  type NotificationKind,
  notificationPlace,
} from "./documents/notification/notification.schema.ts";
import { notify } from "./documents/notification/notification.service.ts";
import { personOf, readerOf } from "./identity/session/session.rules.ts";
import { resolveSession } from "./identity/session/session.service.ts";
import type { Person } from "./kernel/actor.ts";
import { plainDate } from "./kernel/calendar.ts";
import { provenScope } from "./kernel/ids.ts";
import { openPage } from "./matrix-doors.ts";
import { convened, frozen } from "./matrix-meetings.ts";
import { publishedPoll } from "./matrix-polls.ts";
import { seedDecision, seedDraft, seedProposal, seedRequests } from "./matrix-seeds.ts";
import { openedWritten } from "./matrix-written.ts";
import { at, newRowId } from "./platform/clock.ts";
import { read, write } from "./platform/db.ts";
import { systemOf, type TestDatabase, testDatabase } from "./platform/testing.ts";
import { type House, seedHouse } from "./platform/testing-house.ts";
import {
  DEADLINE_KINDS,
  type DeadlineKind,
  deadlinePlace,
} from "./registry/deadline/deadline.schema.ts";
import { setDeadline } from "./registry/deadline/deadline.service.ts";
import { askRight } from "./registry/privacy/rights.service.ts";
import { openFeed, readFeed, showCalendar } from "./site/calendar/calendar.service.ts";
import { placeOfEvent } from "./site/calendar/calendar-month.rules.ts";
import { subjectPlace } from "./site/morning/morning.rules.ts";
import { showMorning } from "./site/morning/morning.service.ts";

const ON = Temporal.Instant.from("2026-05-28T06:00:00Z");
const DUE = "2026-05-30";

/** What may be told to somebody, and to whom the acts of the office are granted. */
const GRANTS = ["everywhere", "none", "read", "without-read"] as const;
const FACTORS = ["none", "begun", "totp", "itsme"] as const;
const STAFF = ["manager", "clerk", "accountant"] as const;
const MEMBERS = ["owner", "council", "auditor", "contractor", "notary", "occupant"] as const;

type Told = Readonly<{
  name: string;
  accountId: string;
  /** As his session says, once he has proved all that he can. */
  person: () => Promise<Person>;
}>;

let db: TestDatabase;
let house: House;
let meetingId: string;
let mandateId: string;
let requestId: string;
let writtenId: string;
let proposalId: string;
let pollId: string;
let terms: ReadonlyMap<DeadlineKind, string>;
const everybody: Told[] = [];
/** What each account was told by the night's facts, before any test adds to it. */
const notified = new Map<string, readonly Readonly<{ kind: string; subject: string }>[]>();

async function put(table: string, row: Record<string, unknown>): Promise<string> {
  const all: Record<string, unknown> = { id: newRowId(), ...row };
  const names = Object.keys(all).map((name) => `"${name}"`);
  await db.admin.query(
    `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map((_, i) => `$${i + 1}`).join(", ")})`,
    Object.values(all),
  );
  return String(all.id);
}

async function account(name: string, factor: (typeof FACTORS)[number]): Promise<Told> {
  const secret = `secret of ${name}`;
  const accountId = await put("account", {
    ...{ email: `${name.replaceAll(" ", ".")}@all.example`, display_name: name },
    ...{ locale: "fr", created_at: "2020-01-01" },
  });
  const about = { account_id: accountId, name: "" };
  const confirmed = factor === "totp" ? "2021-01-01" : null;
  if (factor === "totp" || factor === "begun") {
    const row = { ...about, kind: "totp", transports: "{}", created_at: "2021-01-01" };
    await put("factor", { ...row, confirmed_at: confirmed });
  }
  if (factor === "itsme") {
    await put("provider_subject", {
      ...{ ...about, issuer: "https://idp.example", subject: accountId, bound_at: "2021-01-01" },
    });
  }
  await put("session", {
    ...{ account_id: accountId, token_hash: createHash("sha256").update(secret).digest() },
    ...{ amr: factor === "totp" ? ["pwd", "otp"] : [factor === "itsme" ? "itsme" : "pwd"] },
    ...{ auth_time: "2026-05-28", created_at: "2026-05-28", confirmed_at: "2026-05-28" },
    ...{ expires_at: "2027-01-01", seen_at: "2026-05-28" },
  });
  const person = async () => {
    const session = await at(ON, () => resolveSession(secret));
    if (!session) throw new RangeError("no session");
    return personOf(session);
  };
  return { name, accountId, person };
}

async function staff(
  role: (typeof STAFF)[number],
  grant: (typeof GRANTS)[number],
  factor: (typeof FACTORS)[number],
) {
  const one = await account(`${role} ${grant} ${factor}`, factor);
  const staffId = await put("office_staff", {
    ...{ office_id: house.officeId, account_id: one.accountId, role, starts_on: "2020-01-01" },
    everywhere: grant === "everywhere",
  });
  if (grant === "read" || grant === "without-read") {
    const acts = grant === "read" ? ["read"] : ["register", "money"];
    await put("staff_grant", { association_id: house.id, staff_id: staffId, acts });
  }
  return one;
}

/** A night in which all that may be told has happened. */
async function seedNight() {
  const { id } = house;
  const draft = await seedDraft(house);
  const partyId = house.partyOf("Ana");
  const { rows } = await db.admin.query("SELECT id FROM mandate WHERE association_id = $1", [id]);
  mandateId = String(rows[0]?.id);
  proposalId = await seedProposal(house);
  pollId = await at(ON, () => publishedPoll(house));
  const asks = { partyId, kind: "access", words: "" } as const;
  requestId = await askRight(house.owner("Ana"), id, asks);
  const { received } = await seedRequests(house);
  writtenId = await openedWritten(house, false);
  const subjects = {
    "assembly.written": writtenId,
    "assembly.written-minutes": writtenId,
    "assembly.request": received,
    "assembly.request-receipt": received,
    "assembly.convocation": draft.meetingId,
    "registry.mandate": mandateId,
    "registry.filing": mandateId,
    "registry.filing-end": mandateId,
    "registry.handover": mandateId,
    "registry.identity": partyId,
    "registry.privacy": requestId,
    "assembly.execution": (await seedDecision(house)).decisionId,
  };
  const found = new Map<DeadlineKind, string>();
  for (const kind of Object.keys(DEADLINE_KINDS)) {
    if (!isKind(kind)) continue;
    const subject = new Map(Object.entries(subjects)).get(kind) ?? meetingId;
    await write(house.syndic, id, (tx) =>
      setDeadline(tx, id, kind, subject, plainDate(DUE), "art."),
    );
    const made = await db.admin.query(
      "SELECT id FROM legal_deadline WHERE association_id = $1 AND kind = $2 AND subject_id = $3",
      [id, kind, subject],
    );
    found.set(kind, String(made.rows[0]?.id));
  }
  terms = found;
  const fault = { association_id: id, locale: "fr", what: "Panne", place: "Hall" };
  await put("fault", { ...fault, reference: "R1", content_hash: "", reported_at: "2026-05-27" });
  const content = JSON.stringify({ kind: "assembly.convocation", props: notice });
  const address = JSON.stringify({ name: "Ana", lines: ["Rue 1"], email: "ana@owner.example" });
  for (const [kind, channel] of [
    ["assembly.convocation", "letter"],
    ["assembly.minutes", "letter"],
    ["assembly.convocation", "email"],
    ["assembly.minutes", "email"],
    ["site.fault-answer", "email"],
  ] as const) {
    const deliveryId = await put("delivery", {
      ...{ association_id: id, kind, subject_id: meetingId, channel, language: "fr" },
      ...{ party_id: partyId, address, content, created_at: "2026-05-27" },
    });
    if (channel === "letter") continue;
    await put("delivery_proof", {
      ...{ association_id: id, delivery_id: deliveryId, kind: "bounced", on: "2026-05-27" },
      ...{ evidence: "550", at: "2026-05-27T22:00:00Z" },
    });
  }
  await put("job_failure", { association_id: id, job: "test", at: "2026-05-27T22:00:00Z" });
  const root = Buffer.from(newRowId());
  await put("proof_tree", {
    ...{ association_id: id, kind: "assembly.meeting", root, size: 1, subject_id: newRowId() },
    sealed_at: "2026-05-25T20:00:00Z",
  });
  await db.admin.query("INSERT INTO anchor_member (root, sealed_at) VALUES ($1, $2)", [
    root,
    "2026-05-25T20:00:00Z",
  ]);
}

const isKind = (kind: string): kind is DeadlineKind => kind in DEADLINE_KINDS;

/** What a notification of a kind is about here. */
function subjectOf(kind: NotificationKind): string | undefined {
  switch (NOTIFICATION_KINDS[kind].subject) {
    case "partyId":
      return house.partyOf("Ana");
    case "deadlineId":
      return terms.get(kind === "duty" ? "registry.privacy" : "assembly.minutes");
    case "mandateId":
      return mandateId;
    case "requestId":
      return requestId;
    case "pollId":
      return pollId;
    case "proposalId":
      return proposalId;
    case "writtenId":
      return writtenId;
    default:
      return meetingId;
  }
}

/** Tells of every kind, and to every account by name where one is named. */
async function tellAll() {
  for (const kind of NOTIFICATION_NAMES) {
    const { event, subject, audience, ...rest } = NOTIFICATION_KINDS[kind];
    const about = "about" in rest ? rest.about[0] : "assembly.minutes";
    const named = audience === "named" ? everybody.map(({ accountId }) => accountId) : [null];
    for (const accountId of named) {
      const payload = { [subject]: subjectOf(kind), about, accountId };
      const fact = { eventId: newRowId(), type: event, payload };
      await at(ON, () => notify(systemOf(house.id), house.id, fact));
    }
  }
}

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(
    db.admin,
    [
      { code: "A1", shares: 300, holders: ["Ana"] },
      { code: "B1", shares: 300, holders: ["Bruno"] },
      { code: "C1", shares: 200, holders: ["Carla", "Dirk"] },
      { code: "D1", shares: 200, holders: ["Emil:usufruct", "Fien:bare"] },
    ],
    { consents: ["Bruno"] },
  );
  await convened({ admin: db.admin, house });
  meetingId = (await frozen({ admin: db.admin, house })).meetingId;
  for (const role of STAFF) {
    for (const grant of GRANTS) {
      for (const factor of FACTORS) everybody.push(await staff(role, grant, factor));
    }
  }
  for (const role of MEMBERS) {
    const one = await account(role, "none");
    everybody.push(one);
    await put("membership", {
      ...{ association_id: house.id, account_id: one.accountId, role, starts_on: "2020-01-01" },
      party_id: house.partyOf("Ana"),
    });
  }
  await at(ON, seedNight);
  await tellAll();
  for (const { accountId } of everybody) notified.set(accountId, await toldTo(accountId));
}, 60_000);
afterAll(() => db.close());

const toldTo = async (accountId: string) => {
  const { rows } = await db.admin.query<{ kind: string; subject: string }>(
    `SELECT DISTINCT kind, subject_id AS subject FROM notification WHERE account_id = $1 ORDER BY kind`,
    [accountId],
  );
  return rows;
};
/** Who holds the same may open the same: asked once for all of them. */
const known = new Set<string>();
const opened = async (person: Person, address: string) => {
  const key = JSON.stringify([person.capacities, person.mustEnrol, address]);
  if (known.has(key)) return;
  known.add(key);
  await at(ON, () => openPage(person, house, address)).catch((error: unknown) => {
    throw new Error(`${person.displayName} is told of ${address}, and finds ${error}`);
  });
};
const MANAGES = /^(manager .*|clerk (everywhere|read)) (totp|itsme)$/;
const KEEPS_BOOKS = /^accountant (everywhere|read) (totp|itsme)$/;
const kindsFor = (...audiences: readonly string[]) =>
  NOTIFICATION_NAMES.filter((name) => audiences.includes(NOTIFICATION_KINDS[name].audience));

test("who is notified may open it, and who may open it is notified", async () => {
  for (const { name, accountId, person } of everybody) {
    const told = notified.get(accountId) ?? [];
    const kinds = [...new Set(told.map(({ kind }) => kind))];
    const expected = MANAGES.test(name)
      ? kindsFor("office", "syndic", "named")
      : KEEPS_BOOKS.test(name)
        ? kindsFor("office", "named")
        : kindsFor(...(["owner", "council", "auditor"].includes(name) ? ["owners"] : []));
    expect([name, ...kinds]).toEqual([name, ...[...expected].sort()]);
    const actor = await person();
    for (const { kind, subject } of told)
      await opened(actor, notificationPlace(kind, house.slug, subject));
  }
});

test("the mail of a day tells what can be opened that day, whatever was noted before", async () => {
  for (const { accountId, person } of everybody) {
    for (const kind of NOTIFICATION_NAMES) {
      await put("notification", {
        ...{ association_id: house.id, account_id: accountId, kind, subject_id: subjectOf(kind) },
        ...{ event_id: newRowId(), at: "2026-05-27" },
      });
    }
    const reader = await read(systemOf(), (tx) => digestReader(tx, accountId, "2026-05-28"));
    const seeing = readerOf(reader?.capacities);
    const lines = await read(seeing, (tx) => digestLines(tx, accountId, readableNow(seeing)));
    const actor = await person();
    const places = lines.map(({ kind, subjectId }) =>
      notificationPlace(kind, house.slug, subjectId),
    );
    for (const place of new Set(places)) await opened(actor, place);
    expect(lines.length > 0).toBe(actor.capacities.some(({ role }) => role in READ_BY));
  }
});

const READ_BY = { syndic: 1, accountant: 1, owner: 1, council: 1, auditor: 1 };

test("a calendar's address gives no title to whom its pages are closed", async () => {
  for (const { name, accountId, person } of everybody) {
    const actor = await person();
    const feedOf = { ...actor, accountId, scope: provenScope([]) };
    const { token } = await at(ON, () => openFeed(feedOf));
    const file = (await at(ON, () => readFeed(token))).replaceAll(/\r\n[ \t]/g, "");
    const links = [...file.matchAll(/URL[^:]*:(\S+)/g)].map(([, link]) => new URL(link ?? ""));
    for (const { pathname, search } of new Set(links))
      await opened(actor, `${pathname.slice(3)}${search}`);
    const isTold = actor.capacities.some(({ role }) => role in READ_BY);
    expect([name, file.includes("SUMMARY")]).toEqual([name, isTold]);
    for (const month of ["2026-05", "2028-05"]) {
      const { events } = await at(ON, () => showCalendar(actor, { month }));
      for (const event of events) await opened(actor, placeOfEvent(event));
    }
  }
});

test("every line of a morning leads somewhere", async () => {
  for (const { name, person } of everybody) {
    const actor = await person();
    const morning = await at(ON, () => showMorning(actor, { whose: "all", term: null }));
    const isOffice = MANAGES.test(name) || KEEPS_BOOKS.test(name);
    expect([name, morning !== null]).toEqual([name, isOffice]);
    if (!morning) continue;
    const { queue, waiting, troubles } = morning;
    const places = [
      ...[...queue.law, ...queue.tasks].flatMap(({ id, slug, kind, subjectId }) => [
        deadlinePlace(slug, kind, subjectId),
        `/home?term=${id}`,
      ]),
      ...waiting.map(({ slug, about, subjectId }) => subjectPlace(slug, about, subjectId)),
      ...troubles.flatMap(({ kind, slug, about, subjectId }) =>
        kind === "job" || !slug
          ? []
          : [kind === "anchor" ? `/${slug}/proof` : subjectPlace(slug, about, subjectId ?? "")],
      ),
    ];
    expect(places.includes(`/${house.slug}/site/faults`)).toBe(MANAGES.test(name));
    for (const place of new Set(places)) await opened(actor, place);
  }
});
