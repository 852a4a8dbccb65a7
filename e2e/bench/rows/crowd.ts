import { createHash, randomBytes } from "node:crypto";
import { Agent, get, type IncomingMessage, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { openMeeting } from "#server/assembly/attendance/opening.service.ts";
import { closeBallot, openBallot } from "#server/assembly/ballot/ballot.service.ts";
import type { Turnout } from "#server/assembly/sitting/following.rules.ts";
import { SESSION_SECONDS } from "#server/identity/session/session.rules.ts";
import { cookieName, seal } from "#server/platform/auth.ts";
import { newRowId } from "#server/platform/clock.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { seedMeeting } from "#server/platform/testing-meeting.ts";
import { RUNS } from "../measure.ts";
import { type Ground, type Row, takeStatistics } from "../row.ts";
import { cookieFor } from "../session.ts";

const VOTERS = 2_000;
/** Seven runs of three make the twenty-one texts voted on. */
const TEXTS = 3;
/** People answer within these seconds of the opening, each when he has read; the bar is 15. */
const ANSWER_MS = 13_500;
const LANES = 128;
/** A projector that is so late is late enough. */
const GIVEN_UP_MS = 10_000;

type Voter = Readonly<{ cookie: string; entitlementId: string }>;

/** Two thousand owners with a session each, identified and connected at a distance. */
async function signInAll(admin: pg.Pool, house: House, meetingId: string): Promise<string[]> {
  const people = Array.from({ length: VOTERS }, (_, index) => ({
    ...{ party: house.partyOf(`owner${index}`), account: newRowId(), session: newRowId() },
    secret: randomBytes(32).toString("base64url"),
  }));
  const hashes = people.map(({ secret }) => createHash("sha256").update(secret).digest());
  await admin.query(
    `WITH people AS (SELECT * FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::bytea[])
       AS x (party, account, session, hash)),
     accounts AS (INSERT INTO account (id, email, display_name, locale, created_at)
       SELECT account, account || '@crowd.example', 'Owner', 'fr', now() FROM people),
     members AS (INSERT INTO membership (association_id, id, account_id, party_id, role, starts_on)
       SELECT $1, gen_random_uuid(), account, party, 'owner', '2020-01-01' FROM people),
     sessions AS (INSERT INTO session (id, token_hash, account_id, amr, auth_time, created_at,
         seen_at, expires_at)
       SELECT session, hash, account, '{itsme}', now(), now(), now(), now() + interval '1 hour'
       FROM people),
     proofs AS (INSERT INTO step_up (id, account_id, session_id, purpose, issuer, subject, acr,
         auth_time, token_hash, at)
       SELECT gen_random_uuid(), account, session, 'assembly.meeting:' || $2::text,
         'https://idp.example', 's', 'a', now(), hash, now() FROM people)
     INSERT INTO attendance (association_id, id, meeting_id, party_id, kind, channel, at)
     SELECT $1, gen_random_uuid(), $2::uuid, party, 'arrived', 'remote', now() FROM people`,
    [
      ...[house.id, meetingId, people.map(({ party }) => party)],
      ...[people.map(({ account }) => account), people.map(({ session }) => session), hashes],
    ],
  );
  const name = cookieName("next-auth.session-token");
  return Promise.all(
    people.map(async ({ secret }) => `${name}=${await seal("", { secret }, SESSION_SECONDS)}`),
  );
}

/** The fields of the voting form that say which action it posts to, as a page without script has them. */
function actionFields(page: string): [string, string][] {
  const form = [...page.matchAll(/<form\b[\s\S]*?<\/form>/g)]
    .map(([text]) => text)
    .find((text) => text.includes('name="choice.'));
  if (!form) throw new Error("the page holds no voting form");
  const value = (tag: string, name: string) =>
    new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll("&quot;", '"') ?? "";
  return [...form.matchAll(/<input[^>]*>/g)]
    .map(([tag]): [string, string] => [value(tag, "name"), value(tag, "value")])
    .filter(([name]) => name.startsWith("$ACTION"));
}

function body(fields: readonly (readonly [string, string])[]) {
  const boundary = "crowd-of-voters";
  const parts = fields.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    text: `${parts.join("")}--${boundary}--\r\n`,
  };
}

type Answer = Readonly<{ status: number; text: string }>;

function read(answer: IncomingMessage): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    answer.on("data", (part: Buffer) => parts.push(part));
    answer.on("error", reject);
    answer.on("end", () =>
      resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString("utf8") }),
    );
  });
}

/** An open stream of a meeting: what it says is heard until it ends, and then another is opened. */
function listen(address: string, cookie: string, hear: (turnouts: Turnout[]) => void) {
  const agent = new Agent({ keepAlive: false });
  let isLeft = false;
  let current: ReturnType<typeof get> | undefined;
  let renewed = 0;
  const follow = (last: string) =>
    new Promise<void>((resolve, reject) => {
      const headers = {
        cookie,
        accept: "text/event-stream",
        ...(last && { "last-event-id": last }),
      };
      current = get(address, { agent, headers }, (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`stream: ${answer.statusCode}`));
        let id = last;
        let rest = "";
        answer.setEncoding("utf8");
        answer.on("data", (text: string) => {
          const events = (rest + text).split("\n\n");
          rest = events.pop() ?? "";
          for (const event of events) {
            id = /^id: (.*)$/m.exec(event)?.[1] ?? id;
            if (event.includes("event: ready")) resolve();
            const said = /event: turnout\ndata: (.*)/.exec(event)?.[1];
            if (said) hear(JSON.parse(said));
          }
        });
        const again = () => {
          if (isLeft) return;
          renewed += 1;
          setTimeout(() => void follow(id).catch(reject), 500);
        };
        answer.on("end", again);
        answer.on("error", () => {});
      });
      current.on("error", (error) => {
        if (!isLeft) reject(error);
      });
    });
  const leave = () => {
    isLeft = true;
    current?.destroy();
    agent.destroy();
  };
  return { ready: follow(""), leave, renewed: () => renewed };
}

type Crowd = Readonly<{
  house: House;
  meetingId: string;
  voters: readonly Voter[];
  fields: readonly [string, string][];
  page: string;
}>;

/** One vote as a browser sends it; how long the answer took. @throws unless it was taken */
async function vote(
  crowd: Crowd,
  resolutionId: string,
  voter: Voter,
  agent: Agent,
): Promise<number> {
  const { cookie, entitlementId } = voter;
  const { type, text } = body([
    ...crowd.fields,
    ["resolutionId", resolutionId],
    ["entitlementId", entitlementId],
    [`choice.${entitlementId}`, "for"],
  ]);
  const began = performance.now();
  const answer = await new Promise<Answer>((resolve, reject) => {
    const headers = { cookie, "content-type": type, origin: new URL(crowd.page).origin };
    const sent = request(crowd.page, { agent, method: "POST", headers }, (got) =>
      read(got).then(resolve, reject),
    );
    sent.on("error", reject);
    sent.end(text);
  });
  if (answer.status !== 303) throw new Error(`a vote was answered ${answer.status}`);
  return performance.now() - began;
}

type Evening = Readonly<{
  /** From the opening to the last answer, in milliseconds. */
  all: number;
  /** Of a hundred answers the slowest but one. */
  p99: number;
  /** How long after its answer the slowest vote was on the projector. */
  behind: number;
}>;

type Shown = Map<string, { at: number; heads: number }[]>;

/** Everybody votes on an open text, each in his turn: how long each answer took, and when it came. */
async function voteAll(crowd: Crowd, resolutionId: string) {
  const { voters } = crowd;
  const taken: number[] = [];
  const answered: number[] = [];
  // Lines of their own for each text: the server closes those that nobody used for some seconds.
  const agent = new Agent({ keepAlive: true, maxSockets: LANES });
  const turns = voters.map(async (voter, index) => {
    await wait((index / voters.length) * ANSWER_MS);
    taken.push(await vote(crowd, resolutionId, voter, agent));
    answered.push(performance.now());
  });
  await Promise.all(turns);
  agent.destroy();
  const inOrder = (times: readonly number[]) => times.toSorted((a, b) => a - b);
  return { taken: inOrder(taken), answered: inOrder(answered) };
}

/** A text opened, voted on by all, and counted: nobody's vote is lost. */
async function voteOnce(admin: pg.Pool, crowd: Crowd, text: string, shown: Shown) {
  const { house } = crowd;
  await openBallot(house.syndic, house.id, { resolutionId: text });
  const opened = performance.now();
  const { taken, answered } = await voteAll(crowd, text);
  const all = performance.now() - opened;
  const told = () => shown.get(text) ?? [];
  const limit = performance.now() + GIVEN_UP_MS;
  while ((told().at(-1)?.heads ?? 0) < VOTERS && performance.now() < limit) await wait(50);
  const behind = answered.map((at, index) => {
    const seen = told().find(({ heads }) => heads > index);
    return seen ? seen.at - at : Number.POSITIVE_INFINITY;
  });
  await closeBallot(house.syndic, house.id, { resolutionId: text });
  const kept = await admin.query<{ n: number }>(
    "SELECT count(DISTINCT entitlement_id)::int AS n FROM vote_event WHERE resolution_id = $1",
    [text],
  );
  if (kept.rows[0]?.n !== VOTERS) throw new Error(`${kept.rows[0]?.n} votes of ${VOTERS} are kept`);
  const p99 = taken[Math.floor(taken.length * 0.99)] ?? Number.NaN;
  return { all, p99, behind: Math.max(...behind) };
}

async function gather(ground: Ground) {
  const { admin, site } = ground;
  const lots = Array.from({ length: VOTERS }, (_, index) => ({
    ...{ code: `C${index}`, shares: 1, holders: [`owner${index}`] },
  }));
  const house = await seedHouse(admin, lots);
  const types = Array.from({ length: (RUNS + 1) * TEXTS + 1 }, () => "D-01");
  const { meetingId, resolutions } = await seedMeeting(admin, house, ...types);
  const cookies = await signInAll(admin, house, meetingId);
  const chairPartyId = house.partyOf("owner0");
  await openMeeting(house.syndic, house.id, { meetingId, chairPartyId, secretaryName: "Sofie" });
  const heads = await admin.query<{ id: string; party: string }>(
    "SELECT id, holder_ids[1] AS party FROM entitlement WHERE meeting_id = $1",
    [meetingId],
  );
  const headOf = new Map(heads.rows.map(({ id, party }) => [party, id]));
  const voters = cookies.map((cookie, index) => ({
    ...{ cookie, entitlementId: headOf.get(house.partyOf(`owner${index}`)) ?? "" },
  }));
  const shown: Shown = new Map();
  const progress = `${site}/api/assembly/${house.id}/${meetingId}/progress`;
  const projector = listen(
    `${progress}?for=screen`,
    await cookieFor(house.staffAccountId),
    (turnouts) => {
      for (const { resolutionId, heads: count } of turnouts) {
        const told = shown.get(resolutionId) ?? [];
        shown.set(resolutionId, [...told, { at: performance.now(), heads: count }]);
      }
    },
  );
  await projector.ready;
  const streams: ReturnType<typeof listen>[] = [];
  for (let first = 0; first < VOTERS; first += LANES) {
    const lane = voters
      .slice(first, first + LANES)
      .map(({ cookie }) => listen(`${progress}?for=voter`, cookie, () => {}));
    await Promise.all(lane.map(({ ready }) => ready));
    streams.push(...lane);
  }
  const page = `${site}/fr/${house.slug}/assembly/meetings/${meetingId}/vote`;
  const [first, ...texts] = resolutions;
  await openBallot(house.syndic, house.id, { resolutionId: first ?? "" });
  const shownPage = await new Promise<Answer>((resolve, reject) => {
    get(page, { headers: { cookie: cookies[0] ?? "" } }, (answer) => {
      read(answer).then(resolve, reject);
    }).on("error", reject);
  });
  const crowd = { house, meetingId, voters, page, fields: actionFields(shownPage.text) };
  // The text whose page was read is decided too: one text is open at a time.
  await voteAll(crowd, first ?? "");
  await closeBallot(house.syndic, house.id, { resolutionId: first ?? "" });
  await takeStatistics(admin);
  const next = async (): Promise<Evening> => {
    const evenings: Evening[] = [];
    for (let n = 0; n < TEXTS; n += 1) {
      evenings.push(await voteOnce(admin, crowd, texts.pop() ?? "", shown));
    }
    const worst = (of: (evening: Evening) => number) => Math.max(...evenings.map(of));
    return {
      ...{ all: worst(({ all }) => all), p99: worst(({ p99 }) => p99) },
      behind: worst(({ behind }) => behind),
    };
  };
  const close = async () => {
    for (const stream of [projector, ...streams]) stream.leave();
  };
  return { next, close };
}

/** The three figures come from the same evenings: the first row holds them, the others read. */
const held: Evening[] = [];

function rowOf(name: string, product: string, limit: number, of: (evening: Evening) => number) {
  let turn = 0;
  const row: Row = {
    name: `${VOTERS} voters at a distance, ${name}`,
    says: { product, floor: "nothing: the figure is what was promised" },
    unit: "ms",
    bar: { ratio: null, limit },
    given: true,
    calls: 1,
    atOnce: 1,
    warmUp: 0,
    arrange: async (ground) => {
      const crowd = held.length === 0 ? await gather(ground) : null;
      const figure = async () => {
        if (crowd) held.push(await crowd.next());
        const evening = held[turn++];
        if (!evening) throw new RangeError("no evening left");
        return of(evening);
      };
      return { product: figure, floor: null, ...(crowd && { close: crowd.close }) };
    },
  };
  return row;
}

export const crowd: readonly Row[] = [
  rowOf(
    "all have voted",
    "from the opening of a text to the last answer",
    15_000,
    ({ all }) => all,
  ),
  rowOf("one answer", "of a hundred votes the slowest but one", 1_000, ({ p99 }) => p99),
  rowOf(
    "the projector",
    "how long after its answer a vote was counted there",
    2_000,
    ({ behind }) => behind,
  ),
];
