import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ActionKind, attempt } from "./law-actions.ts";
import { problemsOf } from "./law-inspect.ts";
import { leftBy } from "./law-left.ts";
import { type Printed, unrecorded, unsaid } from "./law-printed.ts";
import { callAs, PEOPLE, type Story } from "./law-story.ts";
import { planned, printed, seedVillage, type Village } from "./law-village.ts";
import { at } from "./platform/clock.ts";

// Whoever looks for what the law forbids must be able to find it: each of it is planted in the tables
// behind the fences, where no call of the product can put it, and must be named.

let village: Village;
describe("what looks for it finds", () => {
  let story: Story;
  let meetingId: string;
  let act: Printed;

  /** An evening as it should be: a proxy, a vote taken again, a breach that is told. */
  beforeAll(async () => {
    village = await seedVillage();
    const { db, house } = village;
    story = await planned(village);
    const at0 = { who: 0, other: 0 };
    const did = async (kind: ActionKind, n: number, who = 0, other = 0) => {
      expect([kind, await attempt(story, { kind, n, who, other })]).toEqual([kind, null]);
    };
    await did("addItem", 0);
    await did("addItem", 4);
    await did("convene", 0);
    await did("giveProxy", 3, PEOPLE.indexOf("dor"));
    await attempt(story, { ...at0, kind: "evening", n: 0 });
    const there = ["ana", "bob", "cis", "eve", "syd"] as const;
    for (const name of there) await did("arrive", 0, PEOPLE.indexOf(name));
    await did("arrive", 0, PEOPLE.length);
    await did("openMeeting", 0);
    [meetingId = ""] = story.meetings;
    const { rows } = await db.admin.query<{ id: string }>(
      `SELECT id FROM entitlement WHERE meeting_id = $1 AND $2 = ANY (holder_ids)`,
      [meetingId, house.partyOf("dor")],
    );
    const office = callAs(house.syndic).assembly;
    await did("openBallot", 5);
    const place = { associationId: house.id, resolutionId: story.current ?? "" };
    await at(story.clock.add({ seconds: 5 }), async () => {
      const choice = "against" as const;
      const votes = rows.map(({ id }) => ({ entitlementId: id, choice }));
      await office.ballot.castInRoom({ ...place, votes, others: "for" });
    });
    await did("closeBallot", 10);
    await did("reopen", 0);
    await did("openBallot", 1);
    await did("paper", 4);
    await did("closeBallot", 1);
    await did("breach", 4);
    for (const kind of ["closeMeeting", "freeze"] as const) await did(kind, 0);
    const first = await leftBy(village.db.admin, meetingId);
    expect(first.closures.map(({ outcome }) => outcome)).toHaveLength(2);
    expect(first.votes.some(({ proxy_id }) => proxy_id !== null)).toBe(true);
    act = await printed(village, meetingId);
  });

  afterAll(() => village.db.close());

  const VOTE = `(SELECT vote_id FROM vote_content c JOIN vote_event e ON e.id = c.vote_id
    WHERE e.meeting_id = $1 AND c.proxy_id IS NOT NULL ORDER BY e.at LIMIT 1)`;
  const FIRST = `(SELECT r.id FROM resolution r JOIN ballot_closure c ON c.resolution_id = r.id
    WHERE r.meeting_id = $1 ORDER BY c.at LIMIT 1)`;
  const PROXY = "(SELECT id FROM proxy WHERE meeting_id = $1 LIMIT 1)";
  const START = "(SELECT at FROM meeting_opening WHERE meeting_id = $1)";
  /** A power of attorney of somebody to the neighbour, as old as the first. */
  const power = (principal: string, holder: string) =>
    `INSERT INTO proxy SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(),
       'principal_party_id', ${principal}, 'holder_party_id', ${holder}))).*
     FROM proxy p WHERE p.id = ${PROXY}`;
  const person = (name: string) =>
    `(SELECT id FROM party WHERE given_name = '${name}' AND association_id =
      (SELECT association_id FROM meeting WHERE id = $1))`;
  const lotOf = (code: string) =>
    `(SELECT id FROM lot WHERE code = '${code}' AND association_id =
      (SELECT association_id FROM meeting WHERE id = $1))`;
  /** The neighbour has no screen, and was called back before the meeting. */
  const onTelephone = `INSERT INTO remote_admission (association_id, id, meeting_id, party_id, method,
      at, recorded_by, by_telephone)
    SELECT association_id, gen_random_uuid(), id, ${person("zed")}, 'callback',
      ${START} - interval '1 hour', 'Sofie', true FROM meeting WHERE id = $1`;
  const NEW_ITEM = `WITH i AS (
      INSERT INTO agenda_item (association_id, id, meeting_id, position, title)
      SELECT association_id, gen_random_uuid(), id, 99, 'Divers' FROM meeting WHERE id = $1
      RETURNING association_id, id, meeting_id
    ), r AS (
      INSERT INTO resolution (association_id, id, meeting_id, item_id, position, text, decision_type)
      SELECT association_id, gen_random_uuid(), meeting_id, id, 1, 'Divers', 'D-01' FROM i
      RETURNING association_id, id
    ), o AS (
      INSERT INTO ballot_opening (association_id, resolution_id, at)
      SELECT r.association_id, r.id, ${START} + interval '1 minute' FROM r
    )
    INSERT INTO ballot_closure (association_id, resolution_id, at, outcome, votes_for,
      votes_against, abstained, snapshot, snapshot_hash)
    SELECT r.association_id, r.id, c.at, c.outcome, c.votes_for, c.votes_against, c.abstained,
      c.snapshot, c.snapshot_hash
    FROM r, ballot_closure c WHERE c.resolution_id = ${FIRST}`;
  const snapshotWith = (change: string) =>
    `UPDATE ballot_closure SET snapshot = (${change})::text WHERE resolution_id = ${FIRST}`;

  const PLANTED: readonly (readonly [rule: string, sql: string])[] = [
    ["a decision without a convened item", NEW_ITEM],
    [
      "a decision on other words than were convened",
      snapshotWith("jsonb_set(snapshot::jsonb, '{text}', '\"Autre\"')"),
    ],
    [
      "a decision on an item taken off the agenda",
      `INSERT INTO item_disposal (association_id, id, item_id, kind, reason, at, recorded_by)
       SELECT association_id, gen_random_uuid(), item_id, 'postponed', 'x', ${START}, 'x'
       FROM resolution WHERE id = ${FIRST}`,
    ],
    [
      "a decision without a quorum",
      "UPDATE meeting_opening SET quorate = false WHERE meeting_id = $1",
    ],
    [
      "a decision of a meeting that was not convened",
      `UPDATE convocation SET at = ${START} + interval '1 minute' WHERE meeting_id = $1`,
    ],
    [
      "a decision of a meeting that was called off",
      `INSERT INTO meeting_withdrawal (association_id, meeting_id, at, reason, successor_id)
       SELECT association_id, id, ${START} - interval '1 day', 'x', id FROM meeting WHERE id = $1`,
    ],
    [
      "a vote taken again that was not closed, or for no reason",
      `UPDATE ballot_reopening SET reason = ' ' WHERE resolution_id = ${FIRST}`,
    ],
    [
      "a vote of the syndic as a proxy",
      `WITH p AS (UPDATE proxy SET holder_party_id = ${person("syd")} WHERE id = ${PROXY})
       UPDATE vote_content SET cast_by_party_id = ${person("syd")} WHERE vote_id = ${VOTE}`,
    ],
    [
      "a vote under too many proxies",
      ["ivo", "jan", "kim"]
        .map((name) => power(person(name), person("zed")))
        .map((sql, index) => `WITH p${index} AS (${sql}) SELECT`)
        .join("; "),
    ],
    [
      "a vote under a proxy for somebody else",
      `INSERT INTO proxy_substitute (association_id, id, proxy_id, item_id, holder_party_id,
         signed_on, registered_at)
       SELECT p.association_id, gen_random_uuid(), p.id, r.item_id, ${person("bob")}, p.signed_on,
         p.registered_at FROM proxy p, resolution r WHERE p.id = ${PROXY} AND r.id = ${FIRST}`,
    ],
    [
      "a vote while the meeting was suspended",
      `INSERT INTO meeting_pause (association_id, id, meeting_id, at, reason, recorded_by)
       SELECT association_id, gen_random_uuid(), id, ${START}, 'x', 'x' FROM meeting WHERE id = $1`,
    ],
    [
      "a vote under a proxy that was not in force",
      `UPDATE proxy SET revoked_at = ${START} WHERE id = ${PROXY}`,
    ],
    [
      "a vote under a proxy for somebody else",
      `UPDATE proxy SET principal_party_id = ${person("ivo")} WHERE id = ${PROXY}`,
    ],
    ["a vote under a proxy passed on", power(person("zed"), person("bob"))],
    [
      "a vote for a principal who was there",
      `INSERT INTO attendance (association_id, id, meeting_id, party_id, kind, channel, at)
       SELECT association_id, gen_random_uuid(), id, ${person("dor")}, 'arrived', 'room', ${START}
       FROM meeting WHERE id = $1`,
    ],
    ["a vote by nobody's proxy", `UPDATE vote_content SET proxy_id = NULL WHERE vote_id = ${VOTE}`],
    [
      "a vote of somebody who was not there",
      `DELETE FROM attendance WHERE meeting_id = $1 AND party_id = ${person("zed")}`,
    ],
    [
      "a vote of a suspended head",
      `UPDATE entitlement SET nature = 'divided', voter_party_id = NULL
       WHERE meeting_id = $1 AND ${person("dor")} = ANY (holder_ids)`,
    ],
    [
      "a vote of somebody in conflict",
      `INSERT INTO vote_exclusion (association_id, id, resolution_id, party_id, ground, reason, at)
       SELECT association_id, gen_random_uuid(), ${FIRST}, ${person("zed")}, 'contract', 'x', ${START}
       FROM meeting WHERE id = $1`,
    ],
    [
      "hands counted at a distance",
      `UPDATE vote_content SET channel = 'remote' WHERE vote_id = ${VOTE}`,
    ],
    [
      "a vote of other weight than the roll's",
      `UPDATE vote_content SET shares = shares + 1 WHERE vote_id = ${VOTE}`,
    ],
    ["a vote before its ballot was open", `UPDATE vote_event SET at = ${START} WHERE id = ${VOTE}`],
    [
      "a vote after its ballot was closed",
      `UPDATE vote_event SET at = at + interval '1 hour' WHERE id = ${VOTE}`,
    ],
    [
      "a vote after the meeting",
      `UPDATE vote_event SET at = at + interval '1 day' WHERE id = ${VOTE}`,
    ],
    [
      "a vote that is not what was sealed",
      `UPDATE vote_content SET choice = 'for' WHERE vote_id = ${VOTE}`,
    ],
    [
      "a head counted twice",
      snapshotWith(
        "jsonb_set(snapshot::jsonb, '{seats}', snapshot::jsonb->'seats' || (snapshot::jsonb->'seats'->0))",
      ),
    ],
    [
      "a lot counted twice",
      `INSERT INTO entitlement_lot (association_id, entitlement_id, lot_id, shares)
       SELECT l.association_id, b.id, l.lot_id, l.shares
       FROM entitlement_lot l JOIN entitlement a ON a.id = l.entitlement_id AND a.number = 1
       JOIN entitlement b ON b.meeting_id = a.meeting_id AND b.number = 2 WHERE a.meeting_id = $1`,
    ],
    [
      "a lot counted twice",
      snapshotWith(`jsonb_set(snapshot::jsonb, '{seats}', snapshot::jsonb->'seats' ||
        ((snapshot::jsonb->'seats'->0) || jsonb_build_object('part', jsonb_build_object('number', 1,
          'votes', '1', 'lots', (SELECT jsonb_agg(l.lot_id) FROM entitlement_lot l
            WHERE l.entitlement_id = (snapshot::jsonb->'seats'->0->>'entitlement')::uuid)))))`),
    ],
    [
      "a vote for a lot that a proxy carries",
      `${power(person("ana"), person("zed"))}; UPDATE proxy SET lot_ids = ARRAY[${lotOf("A2")}]
       WHERE meeting_id = $1 AND principal_party_id = ${person("ana")}`,
    ],
    [
      "a vote under a proxy for other lots",
      `UPDATE proxy SET lot_ids = ARRAY[${lotOf("A2")}] WHERE id = ${PROXY}`,
    ],
    [
      "a vote for a lot of another head",
      `UPDATE vote_event SET lot_ids = ARRAY[${lotOf("A2")}] WHERE id = ${VOTE}`,
    ],
    [
      "hands counted at a distance",
      `${onTelephone}; UPDATE vote_content SET channel = 'remote', derived = true
       WHERE vote_id = ${VOTE}`,
    ],
    [
      "hands counted at a distance",
      `${onTelephone}; UPDATE vote_content SET channel = 'remote' WHERE vote_id = ${VOTE}; INSERT INTO connection_loss (association_id, id, meeting_id, party_id, lost_at)
       SELECT association_id, gen_random_uuid(), id, ${person("zed")}, ${START}
       FROM meeting WHERE id = $1`,
    ],
    [
      "a decision beyond what its convener may put",
      `INSERT INTO meeting_convener (association_id, meeting_id, ground, party_id, at)
       SELECT association_id, id, 'fifth', ${person("ana")}, ${START} FROM meeting WHERE id = $1`,
    ],
    [
      "a vote beside the sheet of its text",
      `INSERT INTO paper_encoding (association_id, meeting_id, begun_at, begun_by)
       SELECT association_id, id, ${START}, 'Sofie' FROM meeting WHERE id = $1`,
    ],
    [
      "a vote on screen in a meeting on paper",
      `INSERT INTO paper_encoding (association_id, meeting_id, begun_at, begun_by)
       SELECT association_id, id, ${START} + interval '1 day', 'Sofie' FROM meeting WHERE id = $1`,
    ],
    [
      "a vote that was not counted",
      snapshotWith("jsonb_set(snapshot::jsonb, '{seats}', (snapshot::jsonb->'seats') - 0)"),
    ],
    [
      "a count of other votes than were cast",
      snapshotWith("jsonb_set(snapshot::jsonb, '{seats,0,shares}', '\"1\"')"),
    ],
    [
      "a count with others in conflict than were kept out",
      snapshotWith(`jsonb_set(snapshot::jsonb, '{excluded}', '[{"party": "x"}]')`),
    ],
    [
      "a count that is not what was committed",
      snapshotWith("jsonb_set(snapshot::jsonb, '{at}', '\"x\"')"),
    ],
    [
      "another outcome than the votes",
      `UPDATE ballot_closure SET outcome = CASE outcome WHEN 'adopted' THEN 'rejected'::outcome
       ELSE 'adopted'::outcome END WHERE resolution_id = ${FIRST}`,
    ],
    [
      "a closed vote that was changed",
      `UPDATE ballot_closure SET votes_for = '1/1' WHERE resolution_id = ${FIRST}`,
    ],
  ];

  /** What is found after a change that is undone at once. */
  async function planted(...statements: readonly string[]) {
    const client = await village.db.admin.connect();
    try {
      await client.query("BEGIN");
      for (const sql of statements) {
        // A parameter for each statement that names the meeting, none for the others.
        for (const one of sql.split("; ")) await client.query(one, [meetingId]);
      }
      const left = await leftBy(client, meetingId);
      return { left, problems: problemsOf(left, story.notebook, meetingId) };
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  }

  test("nothing, in an evening as it should be", async () => {
    const left = await leftBy(village.db.admin, meetingId);
    expect(problemsOf(left, story.notebook, meetingId)).toEqual([]);
    expect([...unsaid(left, act)]).toEqual([]);
  });

  test.each(PLANTED)("%s", async (rule, sql) => {
    const { problems, left } = await planted(sql);
    expect(problems.map((problem) => problem.rule)).toContain(rule);
    // Nobody told it: the breach of that evening was another.
    expect(unrecorded(problems, left, act)).not.toEqual([]);
  });

  test("but nothing, where somebody on the telephone was heard", async () => {
    const heard = `UPDATE vote_content SET channel = 'remote' WHERE vote_id = ${VOTE}`;
    const { problems } = await planted(onTelephone, heard);
    expect(problems.map(({ rule }) => rule)).not.toContain("hands counted at a distance");
  });

  describe("what the minutes tell is told", () => {
    const [[, ITEM] = ["", ""]] = PLANTED;
    const barred = PLANTED.find(([rule]) => rule === "a vote of the syndic as a proxy")?.[1] ?? "";
    const breach = (kind: string, reason: string) =>
      `INSERT INTO breach (association_id, id, meeting_id, kind, article, statement, reason, at,
         recorded_at, recorded_by)
       SELECT association_id, gen_random_uuid(), id, '${kind}', '3.87', 'Fait', '${reason}', ${START},
         ${START}, 'Sofie' FROM meeting WHERE id = $1`;
    const line = { article: "3.87", item: null, statement: "Fait", reason: "La salle insiste" };

    test.each([
      ["agenda", ITEM],
      ["syndicProxy", barred],
    ])("%s, with its article and its reason", async (kind, sql) => {
      const { problems, left } = await planted(sql, breach(kind, line.reason));
      const isOf = ({ kinds }: (typeof problems)[number]) => kinds.includes(kind);
      const told = { ...act, breaches: [...(act.breaches ?? []), { ...line, kind }] };
      expect(problems.some(isOf)).toBe(true);
      expect(unrecorded(problems, left, told).some(isOf)).toBe(false);
      // The tables alone tell nobody.
      expect(unrecorded(problems, left, act).some(isOf)).toBe(true);
    });
    test("but not without a reason, nor of another kind", async () => {
      const without = { ...act, breaches: [{ ...line, kind: "agenda", reason: "" }] };
      const silent = await planted(ITEM, breach("agenda", ""));
      expect(unrecorded(silent.problems, silent.left, without)).toEqual(silent.problems);
      const other = { ...act, breaches: [{ ...line, kind: "quorum" }] };
      const beside = await planted(ITEM, breach("quorum", line.reason));
      expect(unrecorded(beside.problems, beside.left, other)).toEqual(beside.problems);
    });
  });

  test("minutes that leave something out, or say something else, are seen", async () => {
    const left = await leftBy(village.db.admin, meetingId);
    type Line = Printed["items"][number]["resolutions"][number];
    const edited = (change: (line: Line) => Line) => ({
      ...act,
      items: act.items.map((item) => ({ ...item, resolutions: item.resolutions.map(change) })),
    });
    const told = (printedAct: Printed) => new Set(unsaid(left, printedAct));
    const bare = edited((text) => ({ ...text, result: null }));
    expect([...told(bare)].sort()).toEqual([
      "a decision that the minutes do not tell",
      "a decision that was not taken",
    ]);
    const turned = edited(({ result, ...text }) => ({
      ...text,
      result: result && { ...result, outcome: "undecided" },
    }));
    expect(told(turned)).toEqual(new Set(["a decision that the minutes do not tell"]));
    const quiet = edited(({ reopened: _, ...text }) => text);
    expect(told(quiet)).toEqual(new Set(["a vote taken again that the minutes do not tell"]));
    expect(told({ ...act, breaches: [] })).toEqual(
      new Set(["a breach that the minutes do not tell"]),
    );
  });
});
