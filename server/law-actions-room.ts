import { DomainError } from "./kernel/errors.ts";
import { minutes } from "./law-actions-paper.ts";
import {
  type Action,
  actorOf,
  callAs,
  choiceOf,
  headOf,
  itemOf,
  meetingOf,
  NOBODY,
  officeOf,
  one,
  PEOPLE,
  partyOf,
  refusalOf,
  type Story,
  someLots,
  textOf,
} from "./law-story.ts";

// What is done in the room and after it: each by the call that its page makes.

/** Who was let in by telephone, the last first. */
async function onTelephone({ admin, ...story }: Story): Promise<readonly string[]> {
  const { rows } = await admin.query<{ party: string }>(
    `SELECT party_id AS party FROM remote_admission WHERE meeting_id = $1 AND by_telephone
     ORDER BY at DESC`,
    [meetingOf({ ...story, admin }, 0)],
  );
  return rows.map(({ party }) => party);
}

/** The lots of a head in two, with who says so: its owner, or who carries a proxy for some of them. */
async function splitVotes(story: Story, who: number, n: number) {
  const { house } = story;
  const { name, some, rest } = someLots(story, who, n);
  const entitlementId = await headOf(story, meetingOf(story, 0), house.partyOf(name), 1);
  const first = { entitlementId, choice: choiceOf(n), lots: some };
  const second = { entitlementId, choice: choiceOf(n + 1), lots: n % 8 === 7 ? some : rest };
  const { rows } = await story.admin.query<{ holder: string }>(
    `SELECT holder_party_id AS holder FROM proxy
     WHERE principal_party_id = $1 AND meeting_id = $2 AND lot_ids <> '{}' ORDER BY registered_at`,
    [house.partyOf(name), meetingOf(story, 0)],
  );
  const carrier = [...PEOPLE].find((one) => house.partyOf(one) === rows.at(-1)?.holder);
  const isCarried = rows.length > 0 && n % 2 === 0;
  // The neighbour is nobody's name here.
  const by = carrier ? house.owner(carrier) : actorOf(story, PEOPLE.length);
  const votes = second.lots.length > 0 && n % 3 > 0 ? [first, second] : [first];
  return { votes, actor: isCarried ? by : house.owner(name) };
}

export const VOTING = {
  openBallot: async (story, { n }) => {
    const waiting = story.texts.filter((id) => !story.opened.includes(id));
    const asked = n % 5 > 0 && waiting.length > 0 ? waiting : story.texts;
    const resolutionId = one(n % 23 === 22 ? story.strayTexts : asked, n) ?? NOBODY;
    const call = callAs(officeOf(story, n)).assembly.ballot;
    await call.open({ associationId: story.house.id, resolutionId });
    story.opened.push(resolutionId);
    story.current = resolutionId;
  },
  cast: async (story, { who, other, n }) => {
    const actor = actorOf(story, who);
    const party = partyOf(story, n % 4 === 3 ? other : who);
    const entitlementId = await headOf(story, meetingOf(story, 0), party, n);
    const votes = [{ entitlementId, choice: choiceOf(n) }];
    const resolutionId = textOf(story, n);
    await callAs(actor).assembly.ballot.cast({
      associationId: story.house.id,
      resolutionId,
      votes,
    });
  },
  /** Some lots of a head one way, the others another; for oneself or under a proxy for some. */
  castLots: async (story, { who, n }) => {
    const { votes, actor } = await splitVotes(story, who, n);
    const resolutionId = textOf(story, n);
    await callAs(actor).assembly.ballot.cast({
      associationId: story.house.id,
      resolutionId,
      votes,
    });
  },
  paperLots: async (story, { who, n }) => {
    const { votes } = await splitVotes(story, who, n);
    const others = n % 3 === 0 ? { others: choiceOf(n + 2) } : {};
    const said = { resolutionId: textOf(story, n), votes, ...others };
    await callAs(officeOf(story, n)).assembly.ballot.castInRoom({
      ...{ associationId: story.house.id, ...said },
    });
  },
  /** What somebody on the telephone says when his name is called. */
  hear: async (story, { who, n }) => {
    const heard = await onTelephone(story);
    const party = (n % 6 === 5 ? null : one(heard, who)) ?? partyOf(story, who);
    const entitlementId = await headOf(story, meetingOf(story, 0), party, 1);
    const votes = [{ entitlementId, choice: choiceOf(n) }];
    const call = callAs(officeOf(story, n)).assembly.ballot;
    await call.castInRoom({
      associationId: story.house.id,
      resolutionId: textOf(story, n),
      votes,
    });
  },
  paper: async (story, { who, n }) => {
    const entitlementId = await headOf(story, meetingOf(story, 0), partyOf(story, who), n);
    const votes = [{ entitlementId, choice: choiceOf(n) }];
    const others = n % 3 === 0 ? {} : { others: choiceOf(n >> 1) };
    const said = { resolutionId: textOf(story, n), votes, ...others };
    const call = callAs(officeOf(story, n)).assembly.ballot;
    await call.castInRoom({ associationId: story.house.id, ...said });
  },
  hands: async (story, { who, n }) => {
    const call = callAs(officeOf(story, n)).assembly.ballot;
    const asked = { resolutionId: textOf(story, n), against: PEOPLE[who % 4] ?? "" };
    const place = { associationId: story.house.id, ...asked };
    const { mark } = await call.hands(place);
    story.hands = { resolutionId: asked.resolutionId, mark };
    await call.recordHands({ ...place, mark, close: n % 2 === 0 });
  },
  /** A second operator, with the paper that the first has recorded. */
  samePaper: async (story, { who, n }) => {
    const hands = story.hands ?? { resolutionId: NOBODY, mark: "0".repeat(64) };
    const asked = { ...hands, against: PEOPLE[who % 4] ?? "", close: n % 2 === 0 };
    const call = callAs(story.house.syndic).assembly.ballot;
    await call.recordHands({ associationId: story.house.id, ...asked });
  },
  exclude: async (story, { who, n }) => {
    const resolutionId = textOf(story, n);
    const said = {
      partyId: partyOf(story, who),
      ground: "contract",
      reason: "Son contrat",
    } as const;
    const call = callAs(officeOf(story, n)).assembly.ballot;
    await call.exclude({ associationId: story.house.id, resolutionId, ...said });
    const { rows } = await story.admin.query<{ id: string }>(
      "SELECT id FROM vote_exclusion WHERE resolution_id = $1",
      [resolutionId],
    );
    story.exclusions.push(...rows.map(({ id }) => id));
  },
  readmit: (story, { n }) => {
    const exclusionId = story.exclusions.at(-1) ?? NOBODY;
    const said = { resolutionId: textOf(story, n), exclusionId, reason: "Erreur" };
    const call = callAs(officeOf(story, n)).assembly.ballot;
    return call.liftExclusion({ associationId: story.house.id, ...said });
  },
  closeBallot: (story, { n }) =>
    callAs(officeOf(story, n)).assembly.ballot.close({
      ...{ associationId: story.house.id, resolutionId: textOf(story, n) },
      ...(n % 4 > 0 && { soleVoter: "capped" as const }),
    }),
  /** Two operators and a voter at the same instant. */
  race: async (story, { who, n }) => {
    const { house } = story;
    const place = { associationId: house.id, resolutionId: textOf(story, n) };
    const office = callAs(house.syndic).assembly.ballot;
    const entitlementId = await headOf(story, meetingOf(story, 0), partyOf(story, who), 1);
    const votes = [{ entitlementId, choice: choiceOf(n) }];
    const all = await Promise.allSettled([
      office.castInRoom({ ...place, votes: [], others: "for" }),
      callAs(actorOf(story, who)).assembly.ballot.cast({ ...place, votes }),
      office.close({ ...place, soleVoter: "capped" }),
      office.close({ ...place, soleVoter: "capped" }),
    ]);
    for (const each of all) if (each.status === "rejected") refusalOf(each.reason);
    if (!all.some(({ status }) => status === "fulfilled")) throw new DomainError("ballot.closed");
  },
} satisfies Record<string, Action>;

/** What the sheet says of when something was moved, where the meeting is copied: at times too early. */
const handledAt = ({ sheets }: Story, n: number) => minutes(3 * sheets.length + (n % 5) - 1);

export const ROOM = {
  dispose: (story, { n }) => {
    const kinds = ["withdrawn", "postponed", "information", "resumed"] as const;
    const said = {
      itemId: itemOf(story, n),
      kind: one(kinds, n) ?? "withdrawn",
      ...{ reason: "Demandé", handledAt: handledAt(story, n) },
    };
    const place = { associationId: story.house.id, meetingId: meetingOf(story, n) };
    return callAs(officeOf(story, n)).assembly.motion.dispose({ ...place, ...said });
  },
  amend: (story, { n }) => {
    const resolutionId = one(story.texts, n) ?? NOBODY;
    const when = { handledAt: handledAt(story, n) };
    const said = { text: `Amendé ${n}`, reason: "Proposé en séance", ...when };
    const scope = n % 3 === 0 ? "beyond" : "within";
    const call = callAs(officeOf(story, n)).assembly.motion;
    return call.amend({ associationId: story.house.id, resolutionId, ...said, scope });
  },
  reopen: async (story, { n }) => {
    const resolutionId = textOf(story, n);
    const reason = n % 5 === 4 ? " " : "Erreur de comptage";
    const call = callAs(officeOf(story, n)).assembly.motion;
    const said = { resolutionId, reason, handledAt: handledAt(story, n) };
    story.texts.push(await call.reopen({ associationId: story.house.id, ...said }));
  },
  announce: (story, { n }) =>
    callAs(officeOf(story, n)).assembly.sitting.announce({
      ...{ associationId: story.house.id, resolutionId: textOf(story, n) },
    }),
  pause: (story, { n }) =>
    callAs(officeOf(story, n)).assembly.sitting.pause({
      ...{ associationId: story.house.id, meetingId: meetingOf(story, n), reason: "Ligne coupée" },
    }),
  resume: (story, { n }) =>
    callAs(officeOf(story, n)).assembly.sitting.resume({
      ...{ associationId: story.house.id, meetingId: meetingOf(story, n) },
    }),
  lineLost: async (story, { who, n }) => {
    const partyId = one(await onTelephone(story), who) ?? partyOf(story, who);
    const place = { associationId: story.house.id, meetingId: meetingOf(story, n) };
    await callAs(officeOf(story, n)).assembly.sitting.lineLost({ ...place, partyId });
  },
  lineBack: async (story, { who, n }) => {
    const partyId = one(await onTelephone(story), who) ?? partyOf(story, who);
    const place = { associationId: story.house.id, meetingId: meetingOf(story, n) };
    await callAs(officeOf(story, n)).assembly.sitting.lineBack({ ...place, partyId });
  },
  breach: async (story, { n }) => {
    const place = { associationId: story.house.id, meetingId: meetingOf(story, n) };
    const kinds = ["agenda", "proxies", "syndicProxy", "quorum", "other"] as const;
    const correctsId = n % 4 === 0 ? (story.breaches.at(-1) ?? null) : null;
    const said = {
      article: "3.87",
      kind: one(kinds, n) ?? "other",
      statement: `Fait ${n}`,
      reason: "La salle insiste",
    };
    const itemId = n % 2 === 0 ? itemOf(story, n) : null;
    const call = callAs(officeOf(story, n)).assembly.breach;
    story.breaches.push(await call.record({ ...place, itemId, correctsId, ...said }));
  },
  closeMeeting: (story, { n }) =>
    callAs(officeOf(story, n)).assembly.ballot.closeMeeting({
      ...{ associationId: story.house.id, meetingId: meetingOf(story, n) },
    }),
  freeze: (story, { n }) =>
    callAs(officeOf(story, n)).assembly.minutes.freeze({
      ...{ associationId: story.house.id, meetingId: meetingOf(story, n) },
    }),
  sign: (story, { who, n }) =>
    callAs(actorOf(story, who)).assembly.minutes.sign({
      ...{ associationId: story.house.id, meetingId: meetingOf(story, n) },
    }),
  /** All who have not signed, on paper or not at all. */
  signOff: async (story, { n }) => {
    const place = { associationId: story.house.id, meetingId: meetingOf(story, n) };
    const call = callAs(story.office).assembly.minutes;
    for (const { capacity, partyId } of await call.signatories(place)) {
      const asked = { ...place, capacity, partyId };
      if (capacity === "owner") await call.recordMissing({ ...asked, reason: "Parti" });
      else await call.recordSignature(asked);
    }
  },
  send: (story, { n }) =>
    callAs(officeOf(story, n)).assembly.minutes.send({
      ...{ associationId: story.house.id, meetingId: meetingOf(story, n) },
    }),
} satisfies Record<string, Action>;

export const TIME = {
  /** Long enough for what was announced. */
  wait: async (story) => {
    story.clock = story.clock.add({ minutes: 10 });
  },
  /** The evening of the meeting comes. */
  evening: async (story) => {
    const { rows } = await story.admin.query<{ at: Date }>(
      "SELECT starts_at AS at FROM meeting WHERE id = $1",
      [story.meetings.at(-1)],
    );
    const starts = Temporal.Instant.fromEpochMilliseconds(rows[0]?.at.getTime() ?? 0);
    if (Temporal.Instant.compare(starts, story.clock) > 0) story.clock = starts;
  },
} satisfies Record<string, Action>;
